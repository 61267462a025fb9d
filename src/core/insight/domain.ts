import type { Domain } from '../domains.ts';
import { formatMoment } from '../format/moment.ts';
import { formatBytes, formatCount, formatItems } from '../format/text.ts';
import { joined, maybe, present } from './parts.ts';
import type { Row } from './rows.ts';

/** What matters of a SimpleDB domain beside its name, once it was read: `1,204 items · 3.1 MB`. */
export function describeDomain({ itemCount, sizeBytes }: Domain): string {
  return joined([maybe(itemCount, formatItems), maybe(sizeBytes, formatBytes)]);
}

/** The full facts of a SimpleDB domain, for hovering; rows without a value are left out. */
export function domainRows(domain: Domain): readonly Row[] {
  return present([
    ['Items', maybe(domain.itemCount, formatCount)],
    ['Size', maybe(domain.sizeBytes, formatBytes)],
    ['Attribute names', maybe(domain.attributeNameCount, formatCount)],
    ['Attribute values', maybe(domain.attributeValueCount, formatCount)],
    ['Counted', maybe(domain.countedAt, formatMoment)],
  ]);
}
