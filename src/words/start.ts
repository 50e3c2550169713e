type StartFailure =
  | { code: 'folder-taken'; folder: string }
  | { code: 'port-taken'; port: number }
  | { code: 'cannot-listen'; host: string; reason: string }
  | { code: 'build-failed' };

/** Why the hub did not start, and what to do. */
export function startSentence(failure: StartFailure): string {
  switch (failure.code) {
    case 'folder-taken':
      return `データフォルダー ${failure.folder} は、すでに動いている別のハブが使っています。先にそのハブを終了するか、--data で別のフォルダーを指定してください。`;
    case 'port-taken':
      return `ポート ${failure.port} は別のプログラムが使っています。そのプログラムを終了するか、--port で別の番号を指定してください。`;
    case 'cannot-listen':
      return `アドレス ${failure.host} では受け付けを始められません（${failure.reason}）。--host の値を確認してください。`;
    case 'build-failed':
      return '画面の組み立てに失敗しました。上の行を確認し、npm ci を実行してからやり直してください。';
  }
}
