/** Bodies that come compressed. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const unzip = promisify(gunzip)

/** The body can't be taken: of an encoding that is none of ours, damaged, or too large. */
export class BodyError extends Error {
  override readonly name = 'BodyError'
  readonly statusCode: number
  readonly code: string
  constructor(statusCode: number, code: string, message: string) {
    super(message)
    this.statusCode = statusCode
    this.code = code
  }
}

/**
 * The body as it was before it was compressed.
 *
 * @param encoding The header `content-encoding`: `gzip`, `identity` or none.
 * @param limit Bytes that it may have then: a small body can hold a very large one.
 * @throws BodyError
 */
export const unpacked = async (
  body: Buffer,
  encoding: string | undefined,
  limit: number,
): Promise<Buffer> => {
  const name = (encoding ?? 'identity').trim().toLowerCase()
  if (name === 'identity' || name === '') return body
  if (name !== 'gzip' && name !== 'x-gzip') {
    throw new BodyError(
      415,
      'encoding',
      `The content encoding \`${name}\` is not supported: send gzip, or none.`,
    )
  }
  try {
    return await unzip(body, { maxOutputLength: limit })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new BodyError(
        413,
        'too-large',
        `The body holds more than ${Math.floor(limit / 1024 / 1024)} MB once it is unpacked: send it in parts.`,
      )
    throw new BodyError(400, 'damaged', `The body is no gzip (${(error as Error).message}).`)
  }
}
