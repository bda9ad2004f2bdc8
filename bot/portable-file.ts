/**
 * An office as a file: lines of JSON, each sealed with DATA_KEY. A line holds some pieces, its number and the name of
 * the export, so that none can be left out, put in or moved; the last one holds the sum of all.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { FileError, makeNew } from './new-file.ts'
import { isSame, openSum, type Piece, type Sum } from './portable.ts'
import type { Vault } from './vault.ts'

interface Line {
  office: string
  line: number
  pieces?: Piece[]
  end?: Sum
}

const head = JSON.stringify({ format: 'talent-service-office', version: 1 })
/** A line is written as soon as its pieces have so many characters. */
const enough = 256 * 1024

/** Writes the file, for its owner only; it has its name when it is whole. Gives the sum. Throws FileError. */
export const writeOffice = async (
  file: string,
  pieces: AsyncIterable<Piece>,
  vault: Vault,
  seen: () => void,
): Promise<Sum> => {
  const draft = `${file}.part`
  const office = randomUUID()
  const sum = openSum()
  makeNew(file, draft)
  const handle = openSync(draft, 'w')
  try {
    writeSync(handle, `${head}\n`)
    let number = 0
    const write = (rest: Pick<Line, 'pieces' | 'end'>) => {
      const line: Line = { office, line: ++number, ...rest }
      writeSync(handle, `${JSON.stringify(vault.seal(JSON.stringify(line)).toString('base64'))}\n`)
    }
    let batch: Piece[] = []
    let size = 0
    for await (const piece of pieces) {
      sum.add(piece)
      seen()
      batch.push(piece)
      size += 'body' in piece ? piece.body.length : 'content' in piece ? piece.content.length : 200
      if (size < enough) continue
      write({ pieces: batch })
      batch = []
      size = 0
    }
    if (batch.length > 0) write({ pieces: batch })
    write({ end: sum.result() })
    fsyncSync(handle)
    closeSync(handle)
    renameSync(draft, file)
    return sum.result()
  } catch (error) {
    for (const name of [draft, file]) rmSync(name, { force: true })
    throw error
  }
}

/** The pieces of the file, each as it is read; throws FileError at the line that is not as it was written. */
export async function* readOffice(file: string, vault: Vault): AsyncGenerator<Piece, Sum> {
  const sum = openSum()
  let number = 0
  let office: string | undefined
  let end: Sum | undefined
  const input = createReadStream(file)
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (number++ === 0) {
        if (text !== head) throw new FileError(`${file} is no export of this version of the bot.`)
        continue
      }
      const line = openLine(text, vault, `${file}, line ${number}`)
      office ??= line.office
      if (end || line.office !== office || line.line !== number - 1)
        throw new FileError(`${file}, line ${number} does not belong there: lines were left out, put in or moved.`)
      for (const piece of line.pieces ?? []) {
        sum.add(piece)
        yield piece
      }
      end = line.end
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw new FileError(`${file} can’t be read; name a file that was made by: npm run -s store -- export FILE`, {
      cause: error,
    })
  } finally {
    input.destroy()
  }
  if (!end) throw new FileError(`${file} is not whole: its end is missing.`)
  if (!isSame(end, sum.result())) throw new FileError(`${file} does not hold what its last line says.`)
  return end
}

const openLine = (text: string, vault: Vault, where: string): Line => {
  try {
    return JSON.parse(vault.open(Buffer.from(JSON.parse(text), 'base64')))
  } catch (cause) {
    throw new FileError(`${where} was altered or damaged, or sealed with another DATA_KEY.`, { cause })
  }
}
