import { formatBytes, formatCount } from '../../../core/format/text.ts';
import type { HeaderFact } from '../kindPage.ts';

/** How large a source is, as far as AWS tells it. */
export function sizeFacts(source: {
  readonly sizeBytes?: number;
  readonly itemCount?: number;
}): readonly HeaderFact[] {
  const { sizeBytes, itemCount } = source;
  return [
    ...(sizeBytes === undefined ? [] : [['Size', formatBytes(sizeBytes)] as const]),
    ...(itemCount === undefined ? [] : [['Items', formatCount(itemCount)] as const]),
  ];
}
