/** A SimpleDB domain; the numbers are those of DomainMetadata, where they were read. */
export interface Domain {
  readonly name: string;
  readonly itemCount?: number;
  /** Names and values together, in bytes. */
  readonly sizeBytes?: number;
  readonly attributeNameCount?: number;
  readonly attributeValueCount?: number;
  /** When AWS worked the numbers out, epoch milliseconds. */
  readonly countedAt?: number;
}
