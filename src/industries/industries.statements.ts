import { Prisma } from '../generated/prisma/client.ts';
import type { Page } from '../pagination.ts';

/** Where an industry stands in a list, ascending. The best hit of a search ranks lowest; in a plain list all rank 0. */
export type Place = readonly [rank: number, name: string, id: string];

const COLUMNS = Prisma.sql`
  i.id, i.key, i.name, i.category, i.description, i.keywords_en as "keywordsEn", i.keywords_es as "keywordsEs",
  i.metrics, i.departments, i.objectives, i.created_at as "createdAt", i.updated_at as "updatedAt"`;

/** Industries by name. */
export function listStatement(category: string | null, page: Page<Place>): Prisma.Sql {
  const { after, before } = page;
  return Prisma.sql`
    select ${COLUMNS}, 0 as rank
    from industries i
    where ${inCategory(category)}
      and ${after ? Prisma.sql`(i.name, i.id) > (${after[1]}, ${after[2]}::uuid)` : ALL}
      and ${before ? Prisma.sql`(i.name, i.id) < (${before[1]}, ${before[2]}::uuid)` : ALL}
    order by ${page.backward ? Prisma.sql`i.name desc, i.id desc` : Prisma.sql`i.name, i.id`}
    limit ${page.size + 1}`;
}

/** The words that are looked up, the first that were typed: short ones begin so many terms that each takes a while. */
export const MAX_SEARCH_WORDS = 10;

/**
 * Industries by how well they match what was typed. Looked up in the terms are: each word, all words together, and all
 * of them run together ("health tech" is "healthtech"). A term matches by being the same, by beginning with what was
 * typed, or by sharing trigrams with it, in that order. A word counts the more, the better its best match is (a
 * misfit hardly) and the fewer industries it matches ("company" hardly).
 */
export function searchStatement(
  search: string,
  category: string | null,
  page: Page<Place>,
): Prisma.Sql {
  const { after, before } = page;
  return Prisma.sql`
    with input as materialized (
      -- The threshold of the operator % below; local, so that it ends with the statement.
      select (app.search_words(${search}))[:${MAX_SEARCH_WORDS}] as words,
        set_config('pg_trgm.similarity_threshold', '0.3', true)
    ),
    needle as (
      select distinct word as text, false as whole from input, unnest(words) word
      union all
      select array_to_string(words, separator), true from input, unnest(array[' ', '']) separator
      where cardinality(words) > 1
    ),
    hit as (
      select n.text, n.whole, t.industry_id, max(t.weight * case
          when t.term = n.text then 1
          when starts_with(t.term, n.text) then 0.7 + 0.2 * length(n.text) / length(t.term)
          else 0.9 * similarity(t.term, n.text)
        end) as score
      from needle n join industry_terms t on t.term % n.text or t.term like n.text || '%'
      group by n.text, n.whole, t.industry_id
    ),
    word as (
      select text, max(score) ^ 2 / (1 + ln(1 + sum(score) / max(score))) as weight
      from hit where not whole group by text
    ),
    found as (
      select hit.industry_id, coalesce(max(hit.score ^ 2) filter (where hit.whole), 0)
        + coalesce(sum(hit.score * word.weight) / (select sum(weight) from word), 0) as score
      from hit left join word on word.text = hit.text and not hit.whole
      group by hit.industry_id
    ),
    ranked as (
      select industry_id, (-1000000 * score)::integer as rank
      from found where score >= 0.25 * (select max(score) from found)
    )
    select ${COLUMNS}, r.rank
    from ranked r join industries i on i.id = r.industry_id
    where ${inCategory(category)}
      and ${after ? Prisma.sql`(r.rank, i.name, i.id) > (${after[0]}::integer, ${after[1]}, ${after[2]}::uuid)` : ALL}
      and ${before ? Prisma.sql`(r.rank, i.name, i.id) < (${before[0]}::integer, ${before[1]}, ${before[2]}::uuid)` : ALL}
    order by ${page.backward ? Prisma.sql`r.rank desc, i.name desc, i.id desc` : Prisma.sql`r.rank, i.name, i.id`}
    limit ${page.size + 1}`;
}

/** Every category, by name. */
export const categoriesStatement = Prisma.sql`select distinct category from industries order by category`;

const ALL = Prisma.sql`true`;

function inCategory(category: string | null): Prisma.Sql {
  return category === null ? ALL : Prisma.sql`i.category = ${category}`;
}
