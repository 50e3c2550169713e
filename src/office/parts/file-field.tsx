import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

export interface FileFieldProps {
  words: { choose: string; drop: string; kinds: string };
  /** Names end like this: `.csv,.zip`. */
  accept: string;
  choose: (file: File) => void;
  isSmall?: boolean;
}

/** A file by picking or by dropping; the field itself stays in reach of keyboard and screen reader. */
export function FileField({ words, accept, choose, isSmall = false }: FileFieldProps) {
  const id = useId();
  const isOver = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to the field inside
    <div
      class={`drop ${isSmall ? 'drop-small' : ''} ${isOver.value ? 'drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) choose(file);
      }}
    >
      <input
        id={id}
        class="file-input"
        type="file"
        accept={accept}
        aria-describedby={`${id}-kinds`}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file must be seen again after it was put right.
          currentTarget.value = '';
          if (file !== undefined) choose(file);
        }}
      />
      <label for={id} class="button outlined">
        {words.choose}
      </label>
      <p class="drop-or">{words.drop}</p>
      <p id={`${id}-kinds`} class="hint">
        {words.kinds}
      </p>
    </div>
  );
}
