import { inflateRawSync } from 'node:zlib';

/** One file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** The unpacked content. */
  content(): Buffer;
}

/** Signatures of PKWARE's APPNOTE, sections 4.3.12 and 4.3.16. */
const centralHeader = 0x02014b50;
const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

function contentAt(zip: Buffer, header: number, packedSize: number, method: number): Buffer {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + packedSize);
  return method === 0 ? packed : inflateRawSync(packed);
}

/** The files of a ZIP archive without encryption and below 4 GB, in the order of its directory. */
export function zipEntries(zip: Buffer): readonly ZipEntry[] {
  const end = zip.lastIndexOf(endOfDirectory);
  const entries: ZipEntry[] = [];
  let offset = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(offset) === centralHeader) {
    const [method, packedSize] = [zip.readUInt16LE(offset + 10), zip.readUInt32LE(offset + 20)];
    const nameLength = zip.readUInt16LE(offset + 28);
    const header = zip.readUInt32LE(offset + 42);
    entries.push({
      name: zip.toString('utf8', offset + 46, offset + 46 + nameLength),
      size: zip.readUInt32LE(offset + 24),
      content: () => contentAt(zip, header, packedSize, method),
    });
    offset += 46 + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
  }
  return entries;
}
