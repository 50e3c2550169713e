import type { Loss } from '../core/content/lost-content.ts';

/** What keeps the hub from reading the content folder at all. */
export type FolderObstacle =
  | { code: 'several-files'; names: string[] }
  | { code: 'unreadable-file'; name: string }
  | { code: 'folder-unreadable'; folder: string };

/** Why the content folder was not published. */
export function sourceSentence(reason: Loss | FolderObstacle): string {
  switch (reason.code) {
    case 'policy-lost':
      return '方針が新しいファイルにありません。方針と目標を一つのファイルにまとめて置いてください。';
    case 'department-lost':
      return `「${reason.department}」が新しいファイルにありません。部署が抜けていないか確認してください。`;
    case 'goals-lost':
      return `目標が ${reason.before} 件から ${reason.after} 件に減ります。行が抜けていないか確認してください。`;
    case 'several-files':
      return `content フォルダーにファイルが ${reason.names.length} 個あります（${reason.names.join('、')}）。掲示するファイルを一つだけ置いてください。`;
    case 'unreadable-file':
      return `「${reason.name}」を開けません。ほかのプログラムで開いていないか、読み取りが許可されているか確認してください。`;
    case 'folder-unreadable':
      return `掲示内容のフォルダー ${reason.folder} を開けません。フォルダーがあるか、読み取りが許可されているか確認してください。`;
  }
}
