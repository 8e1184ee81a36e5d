import { describe, expect, test } from 'vitest';
import { rateAnswer } from '../../src/session/rate-answer.js';
import { answer, hit } from '../support/fake-backend.js';
import { fakeWorld, settled } from '../support/fake-world.js';
import { ADA, visit } from '../support/visit.js';

describe('a question', () => {
  test('is asked in the language of the panel, and what is found is shown and told', async () => {
    const { session, knowledge, world, way } = await visit(ADA, fakeWorld(), { language: 'nb' });
    session.ask('  Hvordan importerer jeg? ');
    expect(session.question.state.value.asked).toMatchObject({ text: 'Hvordan importerer jeg?', found: { status: 'loading' } });
    expect(knowledge.searches[0]!.asked).toEqual({ text: 'Hvordan importerer jeg?', language: 'nb', limit: 10 });
    knowledge.searches[0]!.answer({ answer: answer('import'), results: [hit('import'), hit('export')] });
    await settled();
    expect(session.question.state.value.asked).toMatchObject({ found: { status: 'ready' }, outcome: 'answer' });
    expect([way(), world.tell.told]).toEqual([['home', 'answer'], [['question', 'Hvordan importerer jeg?'], ['answer', 'answer', ['import', 'export']]]]);
  });

  test('is judged by the confidence that the host wants', async () => {
    const { session, knowledge } = await visit({ ...ADA, answers: { confidence: 0.99 } });
    session.ask('How?');
    knowledge.searches[0]!.answer({ answer: answer('import', 0.95), results: [hit('import')] });
    await settled();
    expect(session.question.state.value.asked.outcome).toBe('list');
  });

  test('is answered as far as the answer is written, where its source is sure of it', async () => {
    const { session, knowledge } = await visit();
    session.ask('How?');
    const { state } = session.question;
    knowledge.writes({ ...answer('import', 0.1), passage: 'Maybe' });
    expect(state.value.asked.soFar).toBeUndefined();
    knowledge.writes({ ...answer('import'), passage: 'Open' });
    expect(state.value.asked).toMatchObject({ found: { status: 'loading' }, soFar: { passage: 'Open' } });
    const { writes } = knowledge;
    knowledge.searches[0]!.answer({ answer: answer('import'), results: [hit('import')] });
    await settled();
    expect(state.value.asked).toMatchObject({ found: { status: 'ready' }, outcome: 'answer' });
    session.ask('And then?');
    writes({ ...answer('import'), passage: 'Too late' });
    expect(state.value.asked.soFar).toBeUndefined();
  });

  test('of blanks is none', async () => {
    const { session, knowledge, way } = await visit();
    session.ask(' \n ');
    expect([knowledge.searches, way()]).toEqual([[], ['home']]);
  });

  test('that is newer replaces an older one, however late the older is answered', async () => {
    const { session, knowledge, world } = await visit();
    session.ask('old');
    session.ask('new');
    expect(knowledge.searches[0]!.signal?.aborted).toBe(true);
    knowledge.searches[1]!.answer({ results: [hit('new')] });
    await settled();
    knowledge.searches[0]!.answer({ results: [hit('old')] });
    await settled();
    expect(session.question.state.value.asked).toMatchObject({ text: 'new', found: { value: { results: [{ id: 'new' }] } } });
    expect(world.tell.all('answer')).toEqual(['list']);
  });

  test('that is newer is not troubled by the failure of an older one', async () => {
    const { session, knowledge, world } = await visit();
    session.ask('old');
    session.ask('new');
    knowledge.searches[0]!.fail('offline');
    await settled();
    expect([session.question.state.value.asked.found, world.tell.all('problem')]).toEqual([{ status: 'loading' }, []]);
  });

  test('that fails says so, to the visitor and to the host', async () => {
    const { session, knowledge, world } = await visit();
    session.ask('How?');
    knowledge.searches[0]!.fail('offline');
    await settled();
    expect(session.question.state.value.asked).toMatchObject({ text: 'How?', found: { status: 'failed', problem: { kind: 'offline' } } });
    expect(world.tell.all('problem')).toEqual(['offline']);
  });

  test('where there is no knowledge base finds nothing', async () => {
    const { session } = await visit(ADA, fakeWorld(), { backend: {} });
    session.ask('How?');
    await settled();
    expect(session.question.state.value.asked.outcome).toBe('nothing');
  });
});

describe('a question asked while offline', () => {
  test('is asked again by itself once the page is back online, and once alone', async () => {
    const { session, knowledge, world } = await visit();
    session.ask('How?');
    knowledge.searches[0]!.fail('offline');
    await settled();
    await world.clock.wake();
    expect([knowledge.searches.length, session.question.state.value.asked]).toMatchObject([2, { text: 'How?', found: { status: 'loading' } }]);
    await world.clock.wake();
    expect(knowledge.searches).toHaveLength(2);
  });

  test('is not where the visitor has asked something else since, or the backend itself failed', async () => {
    const { session, knowledge, world } = await visit();
    session.ask('How?');
    knowledge.searches[0]!.fail('offline');
    await settled();
    session.ask('Why?');
    knowledge.searches[1]!.fail('server');
    await settled();
    await world.clock.wake();
    expect(knowledge.searches).toHaveLength(2);
  });

  test('is looked for again while it is only typed, too', async () => {
    const { session, knowledge, world } = await visit();
    session.question.type('import');
    await world.clock.pass(120);
    knowledge.searches[0]!.fail('offline');
    await settled();
    await world.clock.wake();
    await world.clock.pass(120);
    expect(knowledge.searches.map(({ asked }) => asked.text)).toEqual(['import', 'import']);
  });
});

describe('the questions of this visit', () => {
  const recent = ({ session }: Awaited<ReturnType<typeof visit>>): readonly string[] => session.question.state.value.recent;

  test('are offered again, the last one first, five at most and none twice', async () => {
    const here = await visit();
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six', 'four']) here.session.ask(text);
    expect(recent(here)).toEqual(['four', 'six', 'five', 'three', 'two']);
  });

  test('are kept nowhere', async () => {
    const here = await visit();
    here.session.ask('Is anybody reading this?');
    expect(here.world.keep.kept.size).toBe(0);
  });

  test('are nobody else\'s: forgotten when somebody else comes, and when somebody signs out', async () => {
    const here = await visit();
    here.session.ask('one');
    here.update({ settings: { ...ADA, person: { id: 'bo' } } });
    expect(recent(here)).toEqual([]);
    here.session.ask('two');
    await here.session.signOut();
    expect(recent(here)).toEqual([]);
  });
});

describe('typing', () => {
  test('asks once it pauses, and for the last word alone', async () => {
    const { session, knowledge, world } = await visit();
    for (const text of ['im', 'imp', 'impo']) {
      session.question.type(text);
      await world.clock.pass(100);
    }
    expect(knowledge.searches).toEqual([]);
    await world.clock.pass(20);
    expect(knowledge.searches.map(({ asked }) => asked)).toEqual([{ text: 'impo', language: 'en', limit: 5 }]);
    knowledge.searches[0]!.answer({ results: [hit('import')] });
    await settled();
    expect(session.question.state.value).toMatchObject({ text: 'impo', typed: { value: { results: [{ id: 'import' }] } } });
  });

  test('a hundred letters in a second is no more than one request at a time', async () => {
    const { session, knowledge, world } = await visit();
    for (let typed = 1; typed <= 100; typed++) {
      session.question.type('x'.repeat(typed + 1));
      await world.clock.pass(10);
    }
    await world.clock.pass(1_000);
    expect(knowledge.searches.filter(({ signal }) => !signal?.aborted)).toHaveLength(1);
    expect(knowledge.searches).toHaveLength(1);
  });

  test('goes on while an answer is on its way: the newer one counts', async () => {
    const { session, knowledge, world } = await visit();
    session.question.type('im');
    await world.clock.pass(120);
    session.question.type('ex');
    await world.clock.pass(120);
    knowledge.searches[1]!.answer({ results: [hit('export')] });
    await settled();
    knowledge.searches[0]!.answer({ results: [hit('import')] });
    await settled();
    expect(session.question.state.value.typed).toMatchObject({ value: { results: [{ id: 'export' }] } });
  });

  test('of one letter, or none, looks for nothing and takes away what was found', async () => {
    const { session, knowledge, world } = await visit();
    session.question.type('im');
    await world.clock.pass(120);
    knowledge.searches[0]!.answer({ results: [hit('import')] });
    await settled();
    session.question.type('i');
    expect(session.question.state.value).toMatchObject({ text: 'i', typed: { status: 'idle' } });
    await world.clock.pass(1_000);
    expect(knowledge.searches).toHaveLength(1);
  });

  test('says that it is looking, keeps what was found before, and says no more once it has found', async () => {
    const { session, knowledge, world } = await visit();
    session.question.type('im');
    await world.clock.pass(120);
    knowledge.searches[0]!.answer({ results: [hit('import')] });
    await settled();
    session.question.type('imp');
    await world.clock.pass(120);
    expect(session.question.state.value).toMatchObject({ looking: true, typed: { value: { results: [{ id: 'import' }] } } });
    knowledge.searches[1]!.answer({ results: [] });
    await settled();
    expect(session.question.state.value).toMatchObject({ looking: false, typed: { value: { results: [] } } });
  });

  test('no longer looks where the field is emptied or the question asked', async () => {
    const { session, world } = await visit();
    for (const end of [() => session.question.type(''), () => session.ask('import')]) {
      session.question.type('import');
      await world.clock.pass(120);
      end();
      expect(session.question.state.value.looking).toBe(false);
    }
  });

  test('stops looking once the question is asked', async () => {
    const { session, knowledge, world } = await visit();
    session.question.type('import');
    session.ask('import');
    await world.clock.pass(1_000);
    expect(knowledge.searches.map(({ asked }) => asked.limit)).toEqual([10]);
  });

  test('that finds nothing because the backend fails is no trouble of the visitor\'s', async () => {
    const { session, knowledge, world } = await visit();
    session.question.type('import');
    await world.clock.pass(120);
    knowledge.searches[0]!.fail('server');
    await settled();
    expect([session.question.state.value.text, world.tell.told]).toEqual(['import', []]);
  });
});

describe('the suggested questions', () => {
  const own = { ...ADA, suggestions: [{ question: 'Own?' }, { question: 'Elsewhere?', pages: ['/deals'] }, { question: 'Both?' }] };
  const shown = ({ session }: Awaited<ReturnType<typeof visit>>): readonly string[] => session.question.state.value.suggestions.map(({ question }) => question);

  test('are the host\'s at once, and the backend\'s beside them, none twice', async () => {
    const here = await visit(own);
    void here.session.begin();
    expect(shown(here)).toEqual(['Own?', 'Both?']);
    expect(here.knowledge.suggested.map(({ asked }) => asked)).toEqual([{ page: '/contacts/new', language: 'en' }]);
    here.knowledge.suggested[0]!.answer([{ question: 'Both?' }, { question: 'Theirs?' }, { question: 'Here?', pages: ['/contacts/*'] }]);
    await settled();
    expect(shown(here)).toEqual(['Here?', 'Own?', 'Both?', 'Theirs?']);
  });

  test('stay the host\'s where the backend fails, and nobody is troubled', async () => {
    const here = await visit(own);
    void here.session.begin();
    here.knowledge.suggested[0]!.fail('server');
    await settled();
    expect([shown(here), here.world.tell.told]).toEqual([['Own?', 'Both?'], []]);
  });

  test('are those of the page that a single-page application has moved to', async () => {
    let page = '/contacts/new';
    const here = await visit(own, fakeWorld({ page: () => page }));
    page = '/deals';
    here.session.moved();
    expect([shown(here), here.knowledge.suggested]).toEqual([[], []]);
    void here.session.begin();
    page = '/elsewhere';
    here.session.moved();
    expect(shown(here)).toEqual(['Own?', 'Both?']);
    page = '/deals';
    here.session.moved();
    expect(shown(here)).toEqual(['Elsewhere?', 'Own?', 'Both?']);
    expect(here.knowledge.suggested.map(({ asked }) => asked.page)).toEqual(['/deals', '/elsewhere', '/deals']);
  });

  test('are not asked for by a page that moves while the visitor reads something else: home asks', async () => {
    const here = await visit(own);
    void here.session.begin();
    here.session.ask('How?');
    here.session.moved();
    expect(here.knowledge.suggested).toHaveLength(1);
    here.session.back();
    expect(here.knowledge.suggested).toHaveLength(2);
  });

  test('are five at most', async () => {
    const here = await visit({ ...ADA, suggestions: Array.from({ length: 9 }, (_, at) => ({ question: `${at}?` })) });
    void here.session.begin();
    expect(shown(here)).toHaveLength(5);
  });

  test('that come late for another language do not take the place of the newer ones', async () => {
    const here = await visit();
    void here.session.begin();
    here.update({ language: 'nb' });
    here.knowledge.suggested[1]!.answer([{ question: 'Hvordan?' }]);
    await settled();
    here.knowledge.suggested[0]!.answer([{ question: 'How?' }]);
    await settled();
    expect(shown(here)).toEqual(['Hvordan?']);
  });
});

describe('a word on an answer', () => {
  const answered = async () => {
    const here = await visit();
    here.session.ask('How?');
    here.knowledge.searches[0]!.answer({ answer: { ...answer('import'), lang: 'nb' }, results: [] });
    await settled();
    return here;
  };

  test('is taken, told and sent', async () => {
    const { session, knowledge, world } = await answered();
    await rateAnswer(session, false);
    const feedback = { on: 'answer', id: 'import', language: 'nb', helpful: false };
    expect([session.question.state.value.asked.helpful, world.tell.all('feedback'), knowledge.given]).toEqual([false, [feedback], [feedback]]);
  });

  test('is not sent where the host takes it over', async () => {
    const { session, knowledge, world } = await answered();
    world.tell.declined.add('feedback');
    await rateAnswer(session, true);
    expect([session.question.state.value.asked.helpful, knowledge.given]).toEqual([true, []]);
  });

  test('that does not arrive is not said, so that it can be given again', async () => {
    const { session, knowledge, world } = await answered();
    knowledge.refusesFeedback = true;
    await rateAnswer(session, true);
    expect(session.question.state.value.asked).toMatchObject({ helpful: undefined, unsent: { kind: 'offline' } });
    expect(world.tell.all('problem')).toEqual(['offline']);
    knowledge.refusesFeedback = false;
    await rateAnswer(session, true);
    expect(session.question.state.value.asked).toMatchObject({ helpful: true, unsent: undefined });
  });

  test('on an older answer says nothing of a newer one', async () => {
    const { session, knowledge } = await answered();
    knowledge.refusesFeedback = true;
    const rated = rateAnswer(session, true);
    session.ask('Why?');
    await rated;
    expect(session.question.state.value.asked).not.toHaveProperty('unsent');
  });

  test('cannot be given where there is no answer', async () => {
    const { session, world } = await visit();
    await rateAnswer(session, true);
    expect(world.tell.told).toEqual([]);
  });
});
