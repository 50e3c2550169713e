import type { StatusRequest } from '../../src/core/protocol/envelopes.ts';
import { anEpoch } from './a-rating.ts';

/** What a tablet tells of itself every minute. */
export function aReport(fields: Partial<StatusRequest> = {}): StatusRequest {
  return {
    ...{ contentId: 'package', edition: 1, slide: 'policy', app: '1.0.0', epoch: anEpoch, lastSeq: 0, unsent: 0 },
    ...{ oldestUnsentAt: null, clock: '2026-11-22T12:00:00.000+09:00', persisted: true, faults: [] },
    ...fields,
  };
}
