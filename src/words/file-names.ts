/** No system takes these marks in a name. */
const plain = (name: string) => name.replaceAll(/[\\/:*?"<>|]/g, '');

/** What files that staff download are called. */
export const fileNames = {
  template: '掲示内容.xlsx',
  package: (ward: string, serial: number) => `${plain(ward)}-${serial}.lobby.zip`,
  /** By the time and the tablet's epoch, so that several tablets fit on one stick: `評価-2026-11-22-1015-5f0c8e0e.ndjson`. */
  ratings: (at: string, epoch: string) =>
    `評価-${at.slice(0, 16).replace('T', '-').replace(':', '')}-${epoch.slice(0, 8)}.ndjson`,
  /** Beside the file of ratings that it is for. */
  receipt: (ratings: string) => `${plain(ratings.replace(/\.ndjson$/i, ''))}-受け取り.json`,
} as const;
