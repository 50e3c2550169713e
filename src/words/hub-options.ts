/** What `npm start -- --help` prints. */
export const hubHelp = `使い方の例
  npm start                                 この PC だけで使う（http://localhost:8080/）
  npm start -- --port 8090                  別のポートで使う
  npm start -- --host 0.0.0.0 --origin https://lobby.example.lg.jp:8080 --https
                                            ほかの端末からも使う（証明書はハブが作る）
  npm start -- --host 0.0.0.0 --origin https://lobby.example.lg.jp:8080 \\
               --tls-cert cert.pem --tls-key key.pem
                                            ほかの端末からも使う（証明書を用意する）

オプション（環境変数でも指定できます。両方あるときはオプションを使います）
  --port N          KIOSK_PORT        ポート番号。既定は 8080、0 は空いている番号
  --host ADDRESS    KIOSK_HOST        待ち受けるアドレス。既定は 127.0.0.1
                                      ほかのアドレスには職員パスワードと TLS が必要です
  --origin URL      KIOSK_ORIGIN      ブラウザーに入力するアドレス（host と port と違うとき）
  --old-origin URL  KIOSK_OLD_ORIGIN  前の住所。移る間だけ指定すると、開いた人に新しい住所を
                                      知らせ、そこに残る端末の評価も受け取ります
  --config DIR      KIOSK_CONFIG_DIR  設定フォルダー。既定は kiosk-config
  --data DIR        KIOSK_DATA_DIR    データフォルダー。既定は data
  --tls-cert FILE   KIOSK_TLS_CERT    TLS の証明書（PEM）
  --tls-key FILE    KIOSK_TLS_KEY     TLS の秘密鍵（PEM）
  --https           KIOSK_HTTPS=1     ハブが認証局と証明書を作り、期限の前に更新します
  --ca-port N       KIOSK_CA_PORT     その認証局の証明書だけを http で配るポート
  --help, -h                          この説明

環境変数だけのもの
  KIOSK_OFFICE_PASSWORD       最初の職員パスワード（12 文字以上。初回の起動だけで使います）
  KIOSK_OFFICE_PASSWORD_FILE  そのパスワードを書いたファイル
  KIOSK_LOG_LEVEL             fatal, error, warn, info, debug, trace, silent（既定は info）
`;

const seeHelp = '使い方は npm start -- --help で表示します。';

/** Each is one line; `name` is an option or variable as people type it. */
export const hubOptionSentences = {
  unknownOption: (name: string, nearest: string | null) =>
    `${name} は使えないオプションです。${nearest === null ? '' : `${nearest} ではありませんか。`}${seeHelp}`,
  unexpectedWord: (word: string) => `「${word}」は受け付けません。${seeHelp}`,
  valueMissing: (name: string) => `${name} の後ろに値を書いてください。${seeHelp}`,
  valueUnwanted: (name: string) => `${name} には値を付けません。${seeHelp}`,
  badValue: (name: string, value: string, allowed: string) => `${name} の「${value}」は使えません。${allowed}`,
  tlsHalf: (given: string, missing: string) => `${given} だけでは TLS を使えません。${missing} も指定してください。`,
  passwordTooShort: (name: string, least: number) => `${name} が短すぎます。${least} 文字以上にしてください。`,
  passwordTwice: (one: string, other: string) => `${one} と ${other} の両方があります。どちらか一つにしてください。`,
  missingForHost: (host: string, missing: readonly string[]) =>
    `${host} で待ち受けるには${missing.join('と')}が必要です。この PC だけで使うときは --host を外してください。`,
  missingPassword: '職員パスワード（npm run -s password で設定）',
  missingTls: ' TLS（--https、または --tls-cert と --tls-key）',
  tlsTwice: '--https と --tls-cert の両方があります。どちらか一つにしてください。',
  httpsOrigin: (origin: string) => `--https を使うときの --origin は https:// で始めてください（いまは ${origin}）。`,
  caPortAlone: '--ca-port は --https と一緒に使ってください。',
};

/** What each value may be, as the end of `badValue`. */
export const hubOptionAllowed = {
  port: '0〜65535 の整数を書いてください。',
  host: 'IP アドレスかホスト名を書いてください（例 127.0.0.1）。ポートは --port に書きます。',
  origin: 'https://ホスト名:ポート の形で、後ろに何も付けずに書いてください。',
  yesNo: '1 か 0 を書いてください。',
  path: 'ファイルかフォルダーの場所を書いてください。',
  logLevel: (levels: readonly string[]) => `${levels.join('、')} のどれかを書いてください。`,
};
