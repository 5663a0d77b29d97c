import type { Db } from '../../data/door.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Industry } from '../../generated/prisma/client.ts';

/** Which industries a company's own words fit. */

/** What is known of the company, cleaned: see evidence.ts. */
export interface Evidence {
  readonly name: string;
  readonly description: string;
  /** Words of the website's host and its ending where that says something, by spaces. */
  readonly host: string;
}

/** An industry and how well it fits: more is better, 0 is nothing. */
export type Match = Industry & { readonly score: number };

// Found by trying on the part of tests/data/companies.ts that is not held out.
const NAME = 1.25;
const DESCRIPTION = 1;
const HOST = 0.7;
const PHRASE = 1.2;

/** Words of each field that are looked up: a name's, a description's, and a host's. */
const MOST_WORDS = { name: 15, description: 150, host: 6 };

/** How many trigrams, of all of either, a word and a term share that differ by a typing error. */
const ALIKE = 0.5;
/** Words that no term has are compared with all terms: only so many of them. */
const MOST_STRANGE = 25;

/** The industries that fit best, at most so many. One statement. */
export function matchIndustries(db: Db, evidence: Evidence, limit: number): Promise<Match[]> {
  return db.$queryRaw<Match[]>(matchStatement(evidence, limit));
}

/**
 * Industries by how much of their terms the words name. Unlike a search's, these words are many and mostly beside the
 * point, so that a word counts by how few industries have it. Compared are stems (of both languages, one after the
 * other, on both sides), whole terms of several words that stand together, and, of words that no term has, beginnings
 * and what differs by a typing error.
 */
function matchStatement(evidence: Evidence, limit: number): Prisma.Sql {
  return Prisma.sql`
    with total as materialized (select count(*)::float8 as n from industries),
    field as materialized (
      select 'name' as field, ${NAME}::float8 as weight, (app.search_words(${evidence.name}))[:${MOST_WORDS.name}] as words
      union all
      select 'description', ${DESCRIPTION}, (app.search_words(${evidence.description}))[:${MOST_WORDS.description}]
      union all
      select 'host', ${HOST}, (app.search_words(${evidence.host}))[:${MOST_WORDS.host}]
    ),
    typed as materialized (
      select field, weight, word, ${stem('word')} as stem, n from field, unnest(words) with ordinality as w (word, n)
    ),
    needle as materialized (
      select stem, max(weight) as weight, min(word) as word, bool_or(field <> 'description') as named from typed group by stem
    ),
    term as materialized (
      select industry_id, weight, string_to_array(term, ' ') as words from industry_terms
      union all select id, 0.3, app.search_words(description) from industries
    ),
    known as materialized (
      select word, ${stem('word')} as stem
      from (select distinct unnest(words) as word from term) words
      where left(word, 3) in (select left(stem, 3) from needle)
    ),
    term_word as materialized (
      select t.industry_id, k.stem, max(t.weight) as weight
      from term t, unnest(t.words) w (word) join known k using (word)
      where k.stem in (select stem from needle) and (cardinality(t.words) = 1 or t.weight < 0.5)
      group by 1, 2
    ),
    strange as (
      select stem, word, weight from needle
      where length(word) > 5 and stem not in (select stem from term_word)
      order by named desc, length(word) desc, word limit ${MOST_STRANGE}
    ),
    similar_word as (
      -- The first two letters are hardly ever mistyped, and keep this from comparing everything with everything.
      select s.stem, t.industry_id, max(t.weight * case
          when length(t.term) > 4 and starts_with(s.word, t.term) then 0.8
          else similarity(t.term, s.word) ^ 2
        end) as weight
      from strange s join industry_terms t on left(t.term, 2) = left(s.word, 2) and strpos(t.term, ' ') = 0
      where (length(t.term) > 4 and starts_with(s.word, t.term)) or similarity(t.term, s.word) >= ${ALIKE}
      group by 1, 2
    ),
    hit as (
      select stem, industry_id, weight from term_word
      union all select stem, industry_id, weight from similar_word
    ),
    word as (
      select stem, ln(1 + (select n from total) / sum(weight / 0.95)) as rarity from hit group by stem
    ),
    typed_phrase as (
      select field, weight, ' ' || string_agg(stem, ' ' order by n) || ' ' as stems from typed group by 1, 2
    ),
    phrase as (
      select t.industry_id, t.weight, string_agg(k.stem, ' ' order by w.n) as stems
      from (select *, row_number() over () as id from term where cardinality(words) between 2 and 6) t,
        unnest(t.words) with ordinality as w (word, n) join known k using (word)
      group by t.id, t.industry_id, t.weight, t.words having count(*) = cardinality(t.words)
    ),
    phrase_hit as (
      select p.industry_id, p.stems, max(p.weight * f.weight) as weight
      from phrase p join typed_phrase f on strpos(f.stems, ' ' || p.stems || ' ') > 0
      group by 1, 2
    ),
    scored as (
      select industry_id, sum(score) as score from (
        select h.industry_id, h.weight * n.weight * w.rarity as score
        from hit h join word w using (stem) join needle n using (stem)
        union all
        select industry_id, weight * ${PHRASE} * ln((select n from total) / count(*) over (partition by stems)) from phrase_hit
      ) hits group by industry_id
    )
    select i.id, i.key, i.name, i.category, i.description, i.keywords_en as "keywordsEn", i.keywords_es as "keywordsEs",
      i.metrics, i.departments, i.objectives, i.created_at as "createdAt", i.updated_at as "updatedAt", s.score
    from scored s join industries i on i.id = s.industry_id
    order by s.score desc, i.key
    limit ${limit}`;
}

/** A word as both stemmers leave it, so that its forms are one, whichever of the two languages it is of. */
const stem = (column: 'word') => {
  const word = Prisma.raw(column);
  return Prisma.sql`coalesce((ts_lexize('pg_catalog.spanish_stem', coalesce((ts_lexize('pg_catalog.english_stem', ${word}))[1], ${word})))[1], ${word})`;
};
