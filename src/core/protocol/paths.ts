/** The addresses, shared by tablet, office, worker and hub. */
export const paths = {
  lobby: '/',
  office: '/office',
  worker: '/sw.js',
  enrol: '/api/enrol',
  content: '/api/content',
  files: '/api/files/',
  events: '/api/events',
  ratings: '/api/ratings',
  status: '/api/status',
  /** The lobby page without its platform: it shows what the office page sends it and keeps nothing. */
  preview: '/?preview',
  /** Sign-in (POST), sign-out (DELETE), who is signed in (GET). */
  session: '/api/office/session',
  /** The first password (POST), on the hub's own machine while there is none. */
  password: '/api/office/password',
  overview: '/api/office/overview',
  /** `/<serial>` one edition; POST publishes. `/<serial>/again`, `/<serial>/cancel`, `/<serial>/package`. */
  editions: '/api/office/editions',
  /** POST adds a notice without a file; `/withdraw` takes one down. */
  notices: '/api/office/notices',
  /** PUT `/<sha256>` brings a picture, GET shows it to staff. */
  pictures: '/api/office/pictures/',
  /** POST tells the record what a file was found to be. */
  imports: '/api/office/imports',
  /** What the hub could not take of tablets' events. */
  rejected: '/api/office/rejected',
  /** POST brings a batch of a ratings file that a stick carried. */
  officeRatings: '/api/office/ratings',
  /** What the ratings of a period say. */
  report: '/api/office/report',
  /** What the results of a year may begin with. */
  resultDrafts: '/api/office/report/results',
  /** The same as a file. */
  export: '/api/office/export',

  /** POST tells that staff know of a gap, a copy or a wipe. */
  alertKnown: '/api/office/alerts/known',
  /** POST answers the notice about ratings that leave; `/seen` tells that it is on a screen. */
  retention: '/api/office/retention',
  template: '/api/office/template',
  /** `/<deviceId>`: PUT names it, DELETE takes its token away; POST `/<deviceId>/asked` asks something of it. */
  tablets: '/api/office/tablets/',
  enrolmentCodes: '/api/office/enrolment-codes',
  pin: '/api/office/pin',
  /** GET: what staff may change of kiosk.yaml; PUT changes it. */
  settings: '/api/office/settings',
  health: '/healthz',
} as const;
