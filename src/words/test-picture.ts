/** The picture that staff ask for from the office page to check a screen by. */
export const testPictureWords = {
  title: 'テスト画面',
  edition: (serial: number) => (serial === 0 ? '標準の画面' : `第${serial}版`),
  size: (width: number, height: number, ratio: number) => `${width} × ${height}（${Number(ratio.toFixed(2))}倍）`,
  how: '四隅の角と、まわりの白い線がすべて見えていれば、画面は切れていません。',
  close: '30秒たつか、画面にさわると元に戻ります。',
} as const;
