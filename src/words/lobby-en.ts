import type { LobbyWords } from './lobby.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const englishWords: LobbyWords = {
  previous: 'Back',
  next: 'Next',
  stop: 'Pause',
  resume: 'Resume',
  index: 'Index',
  textSize: 'Text size',
  highContrast: 'High contrast',
  language: 'Language',
  percent: (size) => `${size}%`,
  close: 'Close',
  back: 'Back',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  otherDepartments: 'Other',
  notices: 'Notices',
  goalNo: (no) => `Goal ${no}`,
  goal: 'Goal',
  aim: 'Our goal',
  actions: 'What we do',
  result: 'Result',
  level: 'Achieved',
  goalsOfDepartment: (count) => counted(count, 'goal'),
  title: 'Our service policy and goals',
  policy: 'Our service policy',
  promises: (count) => `${counted(count, 'promise')} to you`,
  promise: 'Our promise',
  page: (page, pages) => `Page ${page} of ${pages}`,
  question: 'How was our service today?',
  scores: {
    5: { 5: 'Very good', 4: 'Good', 3: 'Neither', 2: 'Poor', 1: 'Very poor' },
    4: { 4: 'Very good', 3: 'Good', 2: 'Poor', 1: 'Very poor' },
  },
  anonymous: 'We do not record who you are',
  thanks: 'Thank you',
  unavailable: 'Ratings cannot be taken at the moment',
  welcome: 'Welcome',
  cardText: 'Please feel free to ask at any counter.',
  japaneseOnly: 'Available in Japanese only',
  date: (month, day, weekday) => `${WEEKDAYS[weekday]}, ${day} ${MONTHS[month - 1]}`,
  goalName: (path, no) => `${path.join(', ')}, goal ${no}`,
  principleName: (title, no) => `${title} ${no}`,
};
