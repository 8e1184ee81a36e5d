import { describe, expect, test } from 'vitest';
import { ticket } from '../support/fake-backend.js';
import { settled } from '../support/fake-world.js';
import { ADA, writing } from '../support/visit.js';

describe('what becomes of a ticket', () => {
  for (const { where, go, told } of [
    { where: 'while one looks at its form is shown there alone', go: undefined, told: [] },
    { where: 'while one is elsewhere is told until it has been seen', go: 'contact', told: ['1'] },
  ] as const)
    test(where, async () => {
      const here = await writing();
      void here.desk.drafting.send();
      await settled();
      if (go) here.session.go({ name: go });
      here.tickets.created[0]!.answer(ticket('t1'));
      await settled();
      expect(here.desk.unseen.state.value.sent.map(({ number }) => number)).toEqual(told);
      here.desk.unseen.forget();
      expect(here.desk.unseen.state.value.sent).toEqual([]);
    });

  test('that is refused while one is elsewhere is told with the reason, and its words are in the form', async () => {
    const here = await writing();
    void here.desk.drafting.send();
    await settled();
    here.session.go({ name: 'home' });
    here.tickets.created[0]!.fail('refused');
    await settled();
    expect(here.desk.unseen.state.value.back.map(({ row, problem }) => [row.written.summary, problem.kind])).toEqual([['Import stalls', 'refused']]);
    here.session.go({ name: 'form', channel: 'email' });
    expect(here.desk.drafting.state.value).toMatchObject({ draft: { summary: 'Import stalls' }, problem: { kind: 'refused' } });
  });

  test('is not told to the next person', async () => {
    const here = await writing();
    void here.desk.drafting.send();
    await settled();
    here.session.go({ name: 'home' });
    here.tickets.created[0]!.answer(ticket('t1'));
    await settled();
    here.update({ settings: { ...ADA, person: { id: 'ben' } } });
    expect(here.desk.unseen.state.value.sent).toEqual([]);
  });
});
