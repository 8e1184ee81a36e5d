import { endOf, startOf, titleEnd, type Index } from './index-articles.js';
import { meaningsOf, type Meaning } from './query.js';

export const tune = { k1: 1.2, deep: 30, adj: 0.3, near: 0, title: 0.4, pow: 0.5, cover: 0.2 };

/** A document found for a question. */
export interface Ranked {
  readonly document: number;
  readonly score: number;
}

export function rank(meanings: readonly Meaning[], index: Index, limit: number): Ranked[] {
  const first = best(scores(meanings, index), Math.max(limit, tune.deep));
  return rerank(first, meanings, index).slice(0, limit);
}

export const rankText = (text: string, index: Index, limit: number): Ranked[] => rank(meaningsOf(text, index), index, limit);

function scores(meanings: readonly Meaning[], { articles, starts, documents, weights }: Index): Float64Array {
  const total = new Float64Array(articles.length);
  const has = new Float64Array(articles.length);
  for (const { terms, idf } of meanings) {
    const touched: number[] = [];
    for (const [term, weight] of terms)
      for (let at = starts[term]!; at < starts[term + 1]!; at++) {
        const document = documents[at]!;
        if (!has[document]) touched.push(document);
        has[document]! += weight * weights[at]!;
      }
    for (const document of touched) {
      total[document]! += (idf * has[document]! * (tune.k1 + 1)) / (tune.k1 + has[document]!);
      has[document] = 0;
    }
  }
  return total;
}

function best(total: Float64Array, limit: number): Ranked[] {
  const ranked: Ranked[] = [];
  let least = 0;
  total.forEach((score, document) => {
    if (score <= least) return;
    let at = ranked.length;
    while (at > 0 && ranked[at - 1]!.score < score) at--;
    ranked.splice(at, 0, { document, score });
    if (ranked.length > limit) ranked.pop();
    if (ranked.length === limit) least = ranked.at(-1)!.score;
  });
  return ranked;
}

function rerank(ranked: readonly Ranked[], meanings: readonly Meaning[], index: Index): Ranked[] {
  const { sequence, ends } = index;
  const whose = new Map<number, number>();
  meanings.forEach(({ terms }, place) => { for (const term of terms.keys()) if (!whose.has(term)) whose.set(term, place); });
  const sure = (term: number, place: number) => meanings[place]!.terms.get(term)!;
  let allPairs = 0, all = 0;
  meanings.forEach(({ idf }, place) => { all += idf; if (place) allPairs += idf + meanings[place - 1]!.idf; });
  return ranked.map(({ document, score }) => {
    const start = startOf(ends, document), tEnd = titleEnd(ends, document), end = endOf(ends, document);
    const pair = new Float64Array(meanings.length);
    const inTitle = new Float64Array(meanings.length);
    let last = -1, lastAt = -9, lastTerm = 0, tHit = 0;
    for (let at = start; at < end; at++) {
      const place = whose.get(sequence[at]!);
      if (place === undefined) { if (at === tEnd) last = -1; continue; }
      const s = sure(sequence[at]!, place);
      if (last >= 0) {
        const gap = at - lastAt;
        if (place === last + 1 && gap === 1) pair[place] = Math.max(pair[place]!, s * sure(lastTerm, last));
        else if ((place === last + 1 || place === last - 1) && gap <= 4) { const p = Math.max(place, last); pair[p] = Math.max(pair[p]!, tune.near * s); }
      }
      if (at < tEnd) { inTitle[place] = Math.max(inTitle[place]!, s); tHit += s; }
      last = place; lastAt = at; lastTerm = sequence[at]!;
    }
    let adj = 0, cov = 0;
    meanings.forEach(({ idf }, place) => { if (place) adj += pair[place]! * (idf + meanings[place - 1]!.idf); cov += inTitle[place]! * idf; });
    const coverage = all ? cov / all : 0;
    const exactness = tEnd > start ? tHit / (tEnd - start) : 0;
    const t = coverage * exactness ** tune.pow;
    return { document, score: score * (1 + tune.adj * (allPairs ? adj / allPairs : 0) + tune.title * t + tune.cover * coverage) };
  }).sort((one, other) => other.score - one.score);
}
