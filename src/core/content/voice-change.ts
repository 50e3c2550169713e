import type { Notice } from './edition.ts';

/** 「お声で変わりました」: which voice was heard, what was changed, when and where, each as it is written in Japanese. */
export interface VoiceChange {
  reason: string;
  done: string;
  when: string;
  where: string;
}

// Lines that staff can type into a workbook as well, so that such a notice is a notice like any other wherever it travels.
const LABELS = { reason: 'お声', done: '変わったこと', when: 'いつ', where: 'どこ' } as const;

/** The body of a notice by which it is known as such. */
export function voiceChangeBody(change: VoiceChange): string {
  return (Object.keys(LABELS) as (keyof VoiceChange)[]).map((part) => `${LABELS[part]}：${change[part]}`).join('\n');
}

/** What a notice says in that shape: what was done may have several lines. `null` for any other, and for one with a picture. */
export function voiceChangeOf({ body, picture }: Pick<Notice, 'body' | 'picture'>): VoiceChange | null {
  const [reason = '', ...rest] = body.trim().split('\n');
  const [when = '', where = ''] = rest.splice(-2);
  const change = {
    reason: valueIn('reason', reason),
    done: valueIn('done', rest.join('\n')),
    when: valueIn('when', when),
    where: valueIn('where', where),
  };
  return picture === null && Object.values(change).every((value) => value !== '') ? change : null;
}

function valueIn(part: keyof VoiceChange, written: string): string {
  const text = written.trim();
  const label = LABELS[part];
  const isTold = text.startsWith(label) && /^[：:]/.test(text.slice(label.length));
  return isTold ? text.slice(label.length + 1).trim() : '';
}
