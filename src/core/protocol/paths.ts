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
  overview: '/api/office/overview',
  health: '/healthz',
} as const;
