/** What files that staff download are called. */
export const fileNames = {
  template: '掲示内容.xlsx',
  /** No system takes these marks in a name. */
  package: (ward: string, serial: number) => `${ward.replaceAll(/[\\/:*?"<>|]/g, '')}-${serial}.lobby.zip`,
} as const;
