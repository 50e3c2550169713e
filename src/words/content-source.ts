import type { Loss } from '../core/content/lost-content.ts';

/** Why the content folder was read but not published. */
export function sourceSentence(reason: Loss | { code: 'several-files'; names: string[] }): string {
  switch (reason.code) {
    case 'department-lost':
      return `「${reason.department}」が新しいファイルにありません。部署が抜けていないか確認してください。`;
    case 'goals-lost':
      return `目標が ${reason.before} 件から ${reason.after} 件に減ります。行が抜けていないか確認してください。`;
    case 'several-files':
      return `content フォルダーにファイルが ${reason.names.length} 個あります（${reason.names.join('、')}）。掲示するファイルを一つだけ置いてください。`;
  }
}
