import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/core/content/edition.ts';
import { createBroughtState, type Origin } from '../../src/office/content/brought-state.ts';
import type { Deed } from '../../src/office/content/publications-state.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import type { Brought } from '../../src/ui/brought.ts';
import { sha256 } from '../support/a-package.ts';
import { aPng } from '../support/a-picture.ts';
import { aNotice, anEdition } from '../support/an-edition.ts';
import { anOffice, answer, refused, signedOut, unreachable } from '../support/an-office.ts';
import { anEditionLine, anOverview } from '../support/an-overview.ts';
import { deferred } from '../support/deferred.ts';
import { settled } from '../support/settled.ts';

const picture = { type: 'image/png', bytes: new Uint8Array(aPng()) };
const sha = sha256(picture.bytes);

function aBrought(edition: Edition | null = anEdition(), fields: Partial<Brought> = {}): Brought {
  const reading = { edition, repairs: [], problems: [] };
  return { name: '掲示.xlsx', sha256: sha, reading, files: new Map(), content: null, ...fields };
}
const withPicture = () => {
  const edition = { ...anEdition(), notices: [{ ...aNotice('写真つき'), picture: sha }] };
  return aBrought(edition, {
    files: new Map([
      [sha, picture],
      ['f'.repeat(64), picture],
    ]),
  });
};

async function aDesk(script: Partial<OfficeClient>, brought = aBrought(), choose = true) {
  const office = await anOffice({
    edition: async (serial) => answer({ serial, edition: anEdition() }),
    publish: async () => answer({ serial: 8 }),
    sendPicture: async (_, { bytes }, sent) => {
      sent(bytes.length);
      return answer(null);
    },
    tellImport: async () => answer(null),
    ...script,
  });
  const deeds: Deed[] = [];
  const announce = async (deed: Deed) => {
    deeds.push(deed);
  };
  const { hub, session } = office;
  const reader = { read: async () => brought };
  const state = createBroughtState({ reader, hub, kept: session.kept, office: office.office, announce });
  const given = (call: string) => office.asked.filter((each) => each.call === call).map((each) => each.given[0]);
  if (choose) await state.choose(new File([], brought.name));
  return { ...office, state, deeds, given };
}

describe('choose', () => {
  it('shows how far the reading is, then the file beside the edition on show', async () => {
    const read = deferred<Brought>();
    const shares: unknown[] = [];
    const { hub, session, office } = await aDesk({}, aBrought(), false);
    const reader = {
      read(_: File, progress: (share: number) => void) {
        progress(0.5);
        return read.promise;
      },
    };
    const state = createBroughtState({ reader, hub, kept: session.kept, office, announce: async () => {} });
    const chosen = state.choose(new File([], '掲示.xlsx'));
    shares.push(state.step.value);
    read.resolve(aBrought());
    await chosen;
    expect(shares).toEqual([{ kind: 'reading', name: '掲示.xlsx', share: 0.5 }]);
    expect(state.step.value).toMatchObject({ kind: 'ready', compared: { serial: 7, edition: anEdition() } });
  });

  it('tells the record what the file was found to be, each code once', async () => {
    const problem = { code: 'date-unreadable', severity: 'error', where: { file: 'a' } } as const;
    const { given, state } = await aDesk(
      {},
      aBrought(anEdition(), {
        name: `長い\n名前${'あ'.repeat(300)}.xlsx`,
        reading: { edition: anEdition(), repairs: [], problems: [problem, problem] },
      }),
    );
    expect(given('tellImport')).toMatchObject([{ isPublishable: false, codes: ['date-unreadable'] }]);
    expect((given('tellImport')[0] as { name: string }).name).toMatch(/^\P{Cc}{200}$/u);
    expect(state.isPublishable.value).toBe(false);
    expect(await state.publish(null)).toBe(false);
    expect(given('publish')).toEqual([]);
  });

  it('forgets a file that is dropped while it is read', async () => {
    const read = deferred<Brought>();
    const { hub, session, office, calls } = await aDesk({}, aBrought(), false);
    const reader = { read: () => read.promise };
    const state = createBroughtState({ reader, hub, kept: session.kept, office, announce: async () => {} });
    const chosen = state.choose(new File([], '掲示.xlsx'));
    state.drop();
    read.resolve(aBrought());
    await chosen;
    expect(state.step.value).toEqual({ kind: 'empty' });
    expect(calls()).toEqual([]);
  });

  it('lists what visitors would no longer see, a notice that is not over among it', async () => {
    const before = {
      ...anEdition({ goals: [1, 1] }),
      notices: [aNotice('掲示中'), { ...aNotice('終わった'), until: '2026-11-01' }],
    };
    const { state } = await aDesk(
      { edition: async (serial) => answer({ serial, edition: before }) },
      aBrought(anEdition({ goals: [2] })),
    );
    expect(state.losses.value.join()).toContain('「部2 課」');
    expect(state.losses.value.join()).toContain('お知らせ 1 件（「掲示中」）');
  });
});

describe('publish', () => {
  it('sends the pictures the edition names, then the edition on the serial that staff looked at', async () => {
    const { state, asked, calls, deeds } = await aDesk({}, withPicture());
    asked.length = 0;
    expect(await state.publish(null)).toBe(true);
    expect(calls()).toEqual(['sendPicture', 'publish']);
    expect(asked[0]!.given.slice(0, 2)).toEqual([sha, picture]);
    expect(asked[1]!.given[0]).toMatchObject({ base: 7, effectiveFrom: null, source: '掲示.xlsx', repairs: 0 });
    expect(state.step.value).toEqual({ kind: 'empty' });
    expect(deeds).toMatchObject([{ kind: 'shown', serial: 8, before: 7, sentence: '第8版を公開しました。' }]);
  });

  it('can wait for a time', async () => {
    const { state, given, deeds } = await aDesk({});
    await state.publish('2027-04-01T00:00:00+09:00');
    expect(given('publish')).toMatchObject([{ effectiveFrom: '2027-04-01T00:00:00+09:00' }]);
    expect(deeds).toMatchObject([{ kind: 'waiting', sentence: '第8版を 2027年4月1日（木）0:00 に公開します。' }]);
  });

  it('tells how much has been sent', async () => {
    const sent = deferred<void>();
    const { state } = await aDesk(
      {
        async sendPicture(_, { bytes }, tell) {
          tell(bytes.length / 2);
          await sent.promise;
          return answer(null);
        },
      },
      withPicture(),
    );
    const publishing = state.publish(null);
    expect(state.sending.value).toBe(0.5);
    expect(await state.publish(null)).toBe(false);
    sent.resolve();
    expect(await publishing).toBe(true);
    expect(state.sending.value).toBeNull();
  });

  it('compares anew when somebody else has published, and can then be pressed again', async () => {
    let shown = 7;
    const newer = anEdition({ goals: [1, 2, 1, 1] });
    const { state, given } = await aDesk({
      overview: async () => answer(anOverview(shown, { editions: [anEditionLine(shown, { who: '区民課 佐藤' })] })),
      edition: async (serial) => answer({ serial, edition: serial === 7 ? anEdition() : newer }),
      publish: async ({ base }) => (base === shown ? answer({ serial: 9 }) : refused(409)),
    });
    shown = 8;
    expect(await state.publish(null)).toBe(false);
    expect(state.fault.value).toContain('区民課 佐藤 さんが 2026年11月20日（金）10:30 に第8版を公開');
    expect(state.step.value).toMatchObject({ kind: 'ready', compared: { serial: 8, edition: newer } });
    expect(state.losses.value.join()).toContain('「部4 課」');
    expect(await state.publish(null)).toBe(true);
    expect(given('publish')).toMatchObject([{ base: 7 }, { base: 8 }]);
  });

  it.each(['sendPicture', 'publish'] as const)(
    'goes on after a sign-in when %s finds the session ended',
    async (call) => {
      let isSignedIn = false;
      const { state, session, deeds, calls } = await aDesk(
        { [call]: async () => (isSignedIn ? answer({ serial: 8 }) : signedOut) },
        withPicture(),
      );
      const publishing = state.publish(null);
      await settled();
      expect(session.stage.value).toBe('ended');
      expect(state.step.value).toMatchObject({ kind: 'ready', brought: { name: '掲示.xlsx' } });
      isSignedIn = true;
      await session.signIn('山田', 'the password');
      expect(await publishing).toBe(true);
      expect(deeds).toHaveLength(1);
      expect(calls().filter((each) => each === call)).toHaveLength(2);
    },
  );

  it.each([
    ['sendPicture', unreachable, 'ハブにつながらない'],
    ['publish', unreachable, 'ハブにつながらない'],
    ['publish', refused(413, '内容が大きすぎます。'), '内容が大きすぎます'],
  ] as const)('keeps the file and says why when %s ends in %o', async (call, failure, sentence) => {
    const { state, deeds } = await aDesk({ [call]: async () => failure }, withPicture());
    expect(await state.publish(null)).toBe(false);
    expect(state.fault.value).toContain(sentence);
    expect(state.step.value.kind).toBe('ready');
    expect(state.sending.value).toBeNull();
    expect(deeds).toEqual([]);
  });

  it('publishes nothing that was not compared; staff look first, then press again', async () => {
    let isThere = false;
    const { state, given } = await aDesk({
      edition: async (serial) => (isThere ? answer({ serial, edition: anEdition() }) : unreachable),
    });
    expect(state.fault.value).toContain('変更点を表示できません');
    isThere = true;
    expect(await state.publish(null)).toBe(false);
    expect(given('publish')).toEqual([]);
    expect(state.fault.value).toContain('変更点を確かめて');
    expect(await state.publish(null)).toBe(true);
  });

  it('does not ask to press 「公開」 for what cannot be published', async () => {
    const problem = { code: 'reader-missing', severity: 'error', where: { file: 'a' } } as const;
    const { state } = await aDesk(
      { edition: async () => unreachable },
      aBrought(null, { reading: { edition: null, repairs: [], problems: [problem] } }),
    );
    expect(state.step.value).toMatchObject({ kind: 'ready', compared: null });
    expect(state.fault.value).toBeNull();
  });

  it('is the first edition of a hub that shows nothing', async () => {
    const { state, given, calls } = await aDesk({ overview: async () => answer(anOverview(0)) });
    await state.publish(null);
    expect(given('publish')).toMatchObject([{ base: 0 }]);
    expect(calls()).not.toContain('edition');
  });
});

describe('take', () => {
  const made = (edition: Edition) =>
    aBrought({ ...edition, title: `${edition.title}と実施結果` }, { name: '実施結果' });
  const anOrigin = (fields: Partial<Origin> = {}): Origin => ({
    over: (shown) => made(shown ?? anEdition()),
    waiting: null,
    published() {},
    ...fields,
  });

  it('shows what the page has made beside the edition on show, and publishes it as a file, told once', async () => {
    let out = 0;
    const { state, calls, given, deeds } = await aDesk({}, aBrought(), false);
    expect(
      await state.take(
        anOrigin({
          published() {
            out += 1;
          },
        }),
      ),
    ).toBe(true);
    expect(state.step.value).toMatchObject({ kind: 'ready', compared: { serial: 7 }, brought: { name: '実施結果' } });
    expect([calls(), out]).toEqual([['overview', 'edition'], 0]);
    expect(await state.publish(null)).toBe(true);
    expect(given('publish')).toMatchObject([{ base: 7, source: '実施結果', effectiveFrom: null }]);
    expect([out, deeds.length]).toEqual([1, 1]);
  });

  it('is made anew over what somebody else has published meanwhile', async () => {
    let shown = 7;
    const { state, given } = await aDesk(
      {
        overview: async () => answer(anOverview(shown)),
        edition: async (serial) => answer({ serial, edition: { ...anEdition(), title: `第${serial}版` } }),
        publish: async ({ base }) => (base === shown ? answer({ serial: 9 }) : refused(409)),
      },
      aBrought(),
      false,
    );
    await state.take(anOrigin());
    shown = 8;
    expect(await state.publish(null)).toBe(false);
    expect(state.step.value).toMatchObject({ brought: { reading: { edition: { title: '第8版と実施結果' } } } });
    expect(await state.publish(null)).toBe(true);
    expect(given('publish').at(-1)).toMatchObject({ base: 8, edition: { title: '第8版と実施結果' } });
  });

  it('is not there while nobody tells what is on show', async () => {
    const { state } = await aDesk({ edition: async () => unreachable }, aBrought(), false);
    expect(await state.take(anOrigin())).toBe(false);
    expect(state.step.value).toEqual({ kind: 'empty' });
  });

  it('waits until what is being published is out', async () => {
    const sent = deferred<void>();
    const { state } = await aDesk({
      async publish() {
        await sent.promise;
        return answer({ serial: 8 });
      },
    });
    const publishing = state.publish(null);
    await state.take(anOrigin());
    expect(state.step.value).toMatchObject({ brought: { name: '掲示.xlsx' } });
    sent.resolve();
    expect(await publishing).toBe(true);
  });

  it('goes on after a sign-in where the session has ended', async () => {
    let isSignedIn = true;
    const { state, session } = await aDesk(
      { edition: async (serial) => (isSignedIn ? answer({ serial, edition: anEdition() }) : signedOut) },
      aBrought(),
      false,
    );
    isSignedIn = false;
    const taking = state.take(anOrigin());
    await settled();
    expect([session.stage.value, state.step.value.kind]).toEqual(['ended', 'empty']);
    isSignedIn = true;
    await session.signIn('山田', 'the password');
    expect(await taking).toBe(true);
    expect(state.step.value.kind).toBe('ready');
  });

  it('gives way to a file that is chosen while the hub is asked', async () => {
    const asked = deferred<void>();
    let isSlow = false;
    const { state } = await aDesk(
      {
        async edition(serial) {
          if (isSlow) await asked.promise;
          return answer({ serial, edition: anEdition() });
        },
      },
      aBrought(),
      false,
    );
    isSlow = true;
    const taking = state.take(anOrigin());
    await settled();
    isSlow = false;
    await state.choose(new File([], '掲示.xlsx'));
    asked.resolve();
    expect(await taking).toBe(true);
    expect(state.step.value).toMatchObject({ kind: 'ready', brought: { name: '掲示.xlsx' } });
  });
});
