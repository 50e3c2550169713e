import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendBytes } from '../../src/office/send-bytes.ts';

/** A request that does what the test makes it do. */
class ScriptedRequest {
  static last: ScriptedRequest;
  upload = { onprogress: (_: { loaded: number }) => {} };
  onload = () => {};
  onloadend = () => {};
  onabort = () => {};
  status = 204;
  responseText = '';
  open() {}
  setRequestHeader() {}
  getResponseHeader = () => null;
  send() {
    ScriptedRequest.last = this;
  }
  abort() {
    this.onabort();
    this.onloadend();
  }
}

describe('sendBytes', () => {
  const picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
  beforeEach(() => {
    vi.stubGlobal('XMLHttpRequest', ScriptedRequest);
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('gives up after a minute without progress, and no sooner', async () => {
    let answer: unknown = 'none yet';
    const sent: number[] = [];
    void sendBytes('/picture', picture, (bytes) => sent.push(bytes)).then((given) => {
      answer = given;
    });
    await vi.advanceTimersByTimeAsync(59_000);
    ScriptedRequest.last.upload.onprogress({ loaded: 2 });
    await vi.advanceTimersByTimeAsync(59_000);
    expect([answer, sent]).toEqual(['none yet', [2]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(answer).toBeNull();
  });

  it('gives up where nothing was ever taken', async () => {
    const answer = sendBytes('/picture', picture, () => {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answer).toBeNull();
  });

  it('leaves no timer behind', async () => {
    const answer = sendBytes('/picture', picture, () => {});
    ScriptedRequest.last.onload();
    ScriptedRequest.last.onloadend();
    expect(await answer).toEqual({ status: 204, text: '', retryAfter: null });
    expect(vi.getTimerCount()).toBe(0);
  });
});
