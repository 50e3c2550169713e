import { languages, reasons } from './choices.ts';

/** What holds where kiosk.yaml says nothing; plain, so that a tablet starts with it before any schema is there. */
export const defaultSettings = {
  version: 1 as const,
  office: { name: '', ward: '区役所' },
  hours: { weekly: {}, closed: [] as string[], extra: [] as { date: string; open: string }[] },
  display: {
    secondsPerCharacter: 0.2,
    minSeconds: 8,
    maxSeconds: 30,
    charactersPerPage: 120,
    pauseSeconds: 60,
    ratingsCard: false,
  },
  languages: [...languages],
  survey: {
    question: '本日の窓口サービスはいかがでしたか',
    scale: 5 as 4 | 5,
    reasons: [...reasons],
    askDepartment: true,
  },
  misuse: { tooSoonSeconds: 5, sameFaceTaps: 4, sameFaceSeconds: 60, anyFaceTaps: 10, anyFaceSeconds: 120 },
  staff: { idleSeconds: 60 },
  data: { keepYears: 3 },
};
