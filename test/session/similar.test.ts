import { describe, expect, test } from 'vitest';
import { answer, hit } from '../support/fake-backend.js';
import { settled } from '../support/fake-world.js';
import { writing, type Visit } from '../support/visit.js';

const shown = ({ desk }: Visit): readonly string[] => desk.similar.state.value.hits.map(({ id }) => id);

describe('articles while a summary is written', () => {
  test('are looked up once nothing was typed for a while, three at most, an answer first', async () => {
    const here = await writing();
    here.desk.similar.look('Imp');
    await here.world.clock.pass(300);
    here.desk.similar.look('Import stalls');
    await here.world.clock.pass(300);
    expect(here.knowledge.searches).toHaveLength(0);
    await here.world.clock.pass(300);
    expect(here.knowledge.searches.map(({ asked }) => asked)).toEqual([{ text: 'Import stalls', language: 'en', limit: 3 }]);
    here.knowledge.searches[0]!.answer({ answer: answer('b'), results: ['a', 'b', 'c', 'd'].map((id) => hit(id)) });
    await settled();
    expect(shown(here)).toEqual(['b', 'a', 'c']);
  });

  test('that come late, after one has gone on, do not push the words away', async () => {
    const here = await writing();
    here.desk.similar.look('Import stalls');
    await here.world.clock.pass(600);
    here.desk.similar.stop();
    here.knowledge.searches[0]!.answer({ results: [hit('a')] });
    await settled();
    expect(shown(here)).toEqual([]);
  });

  test('are not looked up for a letter, nor where there is no knowledge base', async () => {
    const here = await writing();
    here.desk.similar.look('I');
    await here.world.clock.pass(600);
    here.update({ backend: { tickets: here.tickets } });
    here.desk.similar.look('Import');
    await here.world.clock.pass(600);
    expect([here.knowledge.searches, shown(here)]).toEqual([[], []]);
  });

  test('that cannot be had keep nobody from writing', async () => {
    const here = await writing();
    here.desk.similar.look('Import stalls');
    await here.world.clock.pass(600);
    here.knowledge.searches[0]!.fail('offline');
    await settled();
    expect([shown(here), here.desk.drafting.state.value.draft?.summary]).toEqual([[], 'Import stalls']);
  });
});
