// What opens over the sheet when a visitor or staff ask for it: one file that is loaded behind the first slide.
export { IndexDialog } from '../display/index-dialog.tsx';
export { createMarking } from '../display/marked-text.tsx';
export { TermCard } from '../display/term-card.tsx';
export { FollowUpPanel } from '../feedback/follow-up.tsx';

export { Cleaning, TrialBanner } from './staff-mode-screens.tsx';

import './visitor-panels.css';
