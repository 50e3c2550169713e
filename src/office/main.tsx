import { signal } from '@preact/signals';
import { render } from 'preact';
import * as v from 'valibot';
import { refusalSchema } from '../core/protocol/envelopes.ts';
import { type OfficeOverview, officeOverviewSchema } from '../core/protocol/office.ts';
import { paths } from '../core/protocol/paths.ts';
import { officeWords } from '../words/office.ts';
import { Overview } from './overview.tsx';
import './office.css';

const LOOK_EVERY_MS = 10_000;

const overview = signal<OfficeOverview | null>(null);
const trouble = signal<string | null>(null);

async function look() {
  try {
    const response = await fetch(paths.overview, { cache: 'no-store' });
    const answer: unknown = await response.json();
    if (response.ok) {
      overview.value = v.parse(officeOverviewSchema, answer);
      trouble.value = null;
    } else {
      trouble.value = v.parse(refusalSchema, answer).message;
    }
  } catch {
    trouble.value = officeWords.unreachable;
  }
  setTimeout(look, LOOK_EVERY_MS);
}

render(<Overview overview={overview} trouble={trouble} />, document.getElementById('office')!);
void look();
