// What opens over the sheet when a visitor or staff ask for it, and what visitors have said: one file that is loaded behind the first slide.
export { IndexDialog } from '../display/index-dialog.tsx';
export { createMarking } from '../display/marked-text.tsx';
export { RatingsFigure } from '../display/ratings-figure.tsx';
export { TermCard } from '../display/term-card.tsx';
export { withVoices } from '../display/voice-slides.ts';
export { FollowUpPanel } from '../feedback/follow-up.tsx';

export { Cleaning, TrialBanner } from './staff-mode-screens.tsx';

import './visitor-panels.css';
