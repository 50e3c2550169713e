export type StartFailure =
  | { code: 'folder-taken'; folder: string }
  | { code: 'folder-unusable'; folder: string; reason: string }
  | { code: 'folder-restoring'; folder: string }
  | { code: 'password-file-unreadable'; path: string; reason: string }
  | { code: 'password-too-short'; path: string; least: number }
  | { code: 'tls-unusable'; cert: string; key: string; reason: string }
  | { code: 'tls-folder-unusable'; folder: string; reason: string }
  | { code: 'port-taken'; port: number }
  | { code: 'cannot-listen'; host: string; port: number; reason: string }
  | { code: 'build-failed' };

/** Why the hub did not start, and what to do. */
export function startSentence(failure: StartFailure): string {
  switch (failure.code) {
    case 'folder-taken':
      return `データフォルダー ${failure.folder} は、すでに動いている別のハブが使っています。先にそのハブを終了するか、--data で別のフォルダーを指定してください。`;
    case 'folder-unusable':
      return `データフォルダー ${failure.folder} を使えません（${failure.reason}）。書き込みの許可とディスクの空きを確認するか、--data で別のフォルダーを指定してください。`;
    case 'folder-restoring':
      return `データフォルダー ${failure.folder} は、バックアップから復元している最中です。復元が終わってから、もう一度実行してください。`;
    case 'password-file-unreadable':
      return `KIOSK_OFFICE_PASSWORD_FILE の ${failure.path} を読めません（${failure.reason}）。ファイルの場所と読み取りの許可を確認してください。`;
    case 'password-too-short':
      return `KIOSK_OFFICE_PASSWORD_FILE の ${failure.path} にあるパスワードが短すぎます。${failure.least} 文字以上にしてください。`;
    case 'tls-unusable':
      return `TLS の証明書 ${failure.cert} と秘密鍵 ${failure.key} を使えません（${failure.reason}）。--tls-cert と --tls-key のファイルを確認してください。`;
    case 'tls-folder-unusable':
      return `証明書のフォルダー ${failure.folder} を使えません（${failure.reason}）。書き込みの許可とディスクの空きを確認してください。`;
    case 'port-taken':
      return `ポート ${failure.port} は別のプログラムが使っています。そのプログラムを終了するか、--port で別の番号を指定してください。`;
    case 'cannot-listen':
      return `アドレス ${failure.host} のポート ${failure.port} では受け付けを始められません（${failure.reason}）。--host と --port の値を確認してください。`;
    case 'build-failed':
      return '画面の組み立てに失敗しました。上の行を確認し、npm ci を実行してからやり直してください。';
  }
}

export const buildingSentence = '画面を組み立てています。初回は少し時間がかかります。';
