import { computed, signal } from '@preact/signals';
import type { NoticeForm, NoticeKind } from './notice-form-state.ts';

export type NoticeDesk = ReturnType<typeof createNoticeDesk>;

/** The notice that is being written. It stays until it is out or thrown away, wherever on the page staff go meanwhile. */
export function createNoticeDesk(newForm: (done: () => void, kind: NoticeKind) => NoticeForm) {
  const form = signal<NoticeForm | null>(null);
  /** Whether staff are asked if what they wrote may go. */
  const isAsking = signal(false);

  function drop(): void {
    form.value = null;
    isAsking.value = false;
  }

  return {
    form: computed(() => form.value),
    isAsking: computed(() => isAsking.value),
    /** `reason`: what of the survey it begins with. What is being written already stays as it is. */
    write(kind: NoticeKind = 'notice', reason = ''): void {
      if (form.value !== null) return;
      const mine = newForm(() => {
        if (form.value === mine) drop();
      }, kind);
      mine.set('reason', reason);
      form.value = mine;
    },
    /** Esc and 取消: what is on its way stays, what is written is asked about, the question itself is taken back. */
    leave(): void {
      const left = form.value;
      if (left === null || left.sending.value !== null) return;
      if (!left.isFilled.value) drop();
      else isAsking.value = !isAsking.value;
    },
    goOn(): void {
      isAsking.value = false;
    },
    drop,
  };
}
