import type { Damage } from '../../core/jobs/journal.ts';

/** What a person is told of a damaged list of exports: what it means, not what it was. */
export function damageText({ keptAs }: Damage): string {
  return [
    'The list of exports was damaged, and not all of it could be read.',
    ...(keptAs === undefined ? [] : [`The damaged list was kept as ${keptAs}.`]),
    'Exports go on at AWS and appear again when they are listed.',
  ].join(' ');
}
