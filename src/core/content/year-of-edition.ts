import { fiscalYearOf } from '../calendar/fiscal-year.ts';
import type { Edition } from './edition.ts';

/** The 年度 that an edition is for, as its titles name it. */
export const yearOfEdition = ({ title, policy }: Pick<Edition, 'title' | 'policy'>) =>
  fiscalYearOf(`${title} ${policy.title}`);
