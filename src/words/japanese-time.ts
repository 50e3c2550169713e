const WEEKDAYS = '日月火水木金土';

/** 2026年11月22日（日） of a day or a time in Japan; what is neither stays as it is. */
export function dayText(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return iso;
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return weekday === undefined ? iso : `${year}年${month}月${day}日（${weekday}）`;
}

/** 2026年11月22日（日）8:30 of a time; a day stays a day. */
export function timeText(iso: string): string {
  return `${dayText(iso)}${iso.slice(11, 16).replace(/^0(?=\d:)/, '')}`;
}

/** 2026/11/22 10:15, for columns of a table. */
export function shortTimeText(iso: string): string {
  return `${iso.slice(0, 10).replaceAll('-', '/')} ${iso.slice(11, 16)}`;
}

/** 「3分前」 */
export function agoText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'たった今';
  if (minutes < 60) return `${minutes}分前`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}時間前` : `${Math.floor(minutes / (24 * 60))}日前`;
}
