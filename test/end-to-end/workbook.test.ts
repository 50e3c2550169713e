import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeTemplate } from '../../src/core/content/template/write-template.ts';
import { templateWords } from '../../src/words/template.ts';
import { nextPage } from '../support/lobby-page.ts';
import { measureType } from '../support/measure-type.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const notice = (title: string, from: string, until: string) => ({
  title,
  body: '11月28日（土）は、午前8時30分から正午まで、住民票の写しなどを窓口でお渡しします。',
  from,
  until,
  owner: '区民課',
  picture: null,
});

describe('a workbook in the content folder', () => {
  const lobby = useLobby();

  it('changes a goal and puts up a notice for its period', async () => {
    const { page } = lobby.browser;
    const ward = readText(wardDocument()).edition!;
    const [first, ...others] = ward.departments;
    const goals = first!.goals.map((goal) =>
      goal.no === 2 ? { ...goal, text: 'いただいたご相談には、その日のうちにお答えします。' } : goal,
    );
    const workbook = await writeTemplate(
      {
        ...ward,
        departments: [{ ...first!, goals }, ...others],
        notices: [
          notice('休日開庁のお知らせ', '2026-01-01', '2099-12-31'),
          notice('終わったお知らせ', '', '2026-01-01'),
        ],
      },
      templateWords,
    );
    const fetched = page.waitForResponse((response) => response.url().endsWith('/api/content') && response.ok());
    const folder = join(lobby.hub.configDir, 'content');
    rmSync(join(folder, 'service-policy.txt'));
    writeFileSync(join(folder, '掲示内容.xlsx'), workbook);
    await fetched;

    const names = new Set<string>();
    let texts = '';
    for (let turned = 0; turned < 40; turned += 1) {
      const { name, text } = await nextPage(page);
      names.add(name);
      texts += text;
      if (name === '休日開庁のお知らせ') {
        expect((await measureType(page)).faults).toEqual([]);
      }
    }
    expect(texts).toContain('いただいたご相談には、その日のうちにお答えします。');
    expect(texts).toContain('住民票の写しなどを窓口でお渡しします。');
    expect([...names]).toContain('休日開庁のお知らせ');
    expect([...names]).not.toContain('終わったお知らせ');
  });
});
