/** A file to read, plain or gzip, as a stream: a file of any size needs little memory. */
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ImportError } from './connector.ts'

const CHUNK = 256 * 1024

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read'
  return message
}

/** Looks at a position of its own: the handle still stands at the beginning afterwards. */
const isGzip = async (handle: FileHandle): Promise<boolean> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
}

export class InputFile {
  /** Without its folder, for messages. */
  readonly name: string
  /** Where it lies. */
  readonly path: string
  private taken = 0
  private broken: string | null = null

  constructor(path: string) {
    this.path = path
    this.name = basename(path)
  }

  /** Bytes of the file, as it lies on the disk, that were read so far. */
  get bytes(): number {
    return this.taken
  }

  /** Why the content ended before its end, once it was read: a gzip file that was cut off. */
  get damage(): string | null {
    return this.broken
  }

  /**
   * The content from its beginning, unpacked. Can be read more than once.
   *
   * @throws ImportError if it can't be opened, is no regular file, or is empty.
   */
  async *content(): AsyncGenerator<Buffer> {
    this.taken = 0
    this.broken = null
    const handle = await this.open()
    try {
      if (await isGzip(handle)) yield* this.unpacked(handle)
      else yield* this.raw(handle)
    } finally {
      await handle.close()
    }
  }

  private async open(): Promise<FileHandle> {
    let handle: FileHandle
    try {
      handle = await open(this.path)
    } catch (error) {
      throw new ImportError(`${this.name} can't be opened: ${reasonOf(error)} (${this.path}).`)
    }
    const stat = await handle.stat()
    if (stat.isFile() && stat.size > 0) return handle
    await handle.close()
    // What is piped in could be read only once; formats are found by reading the beginning twice.
    throw new ImportError(
      stat.isFile()
        ? `${this.name} is empty: there is nothing to take.`
        : `${this.name} is no file${stat.isDirectory() ? ' but a folder: name the files in it' : ': write the data to a file first'}.`,
    )
  }

  /** Whether it is packed, so that its content does not lie on the disk as it is. */
  async isPacked(): Promise<boolean> {
    const handle = await this.open()
    try {
      return await isGzip(handle)
    } finally {
      await handle.close()
    }
  }

  private async *raw(handle: FileHandle): AsyncGenerator<Buffer> {
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK)
      if (bytesRead === 0) return
      this.taken += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  }

  private async *unpacked(handle: FileHandle): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize: CHUNK })
    // Errors arrive at the reader below; the callback only keeps them from being unhandled.
    pipeline(this.raw(handle), gunzip, () => undefined)
    try {
      for await (const chunk of gunzip) yield chunk as Buffer
    } catch (error) {
      this.broken = `the gzip data of ${this.name} is damaged or was cut off here (${(error as Error).message})`
    } finally {
      gunzip.destroy()
    }
  }
}

/** The first bytes of a stream, at least `size` of them if there are as many; `isAll` if there are no more. */
export const firstBytes = async (
  chunks: AsyncIterable<Buffer>,
  size: number,
): Promise<{ head: Buffer; isAll: boolean }> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length >= size) return { head: Buffer.concat(parts), isAll: false }
  }
  return { head: Buffer.concat(parts), isAll: true }
}
