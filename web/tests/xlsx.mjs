// Just enough of a workbook to fill its cells and to read what was written into it.
import { crc32, inflateRawSync } from 'node:zlib'

/** The files of a zip archive, by name. */
export function unzip(bytes) {
  const files = new Map()
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, note] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o))
    const begin = bytes.readUInt32LE(at + 42)
    const data = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28)
    const body = bytes.subarray(data, data + packed)
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(body) : body)
    at += 46 + name + extra + note
  }
  return files
}

/** An archive of files, nothing packed. */
function zip(files) {
  const bodies = []
  const list = []
  let at = 0
  for (const [name, body] of files) {
    const said = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt32LE(crc32(body), 10)
    head.writeUInt32LE(body.length, 14)
    head.writeUInt32LE(body.length, 18)
    head.writeUInt16LE(said.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), head, said, body)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, said)
    at += 30 + said.length + body.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

/** The workbook with values in empty cells of its first sheet, by their place: `{ D9: '12500' }`. */
export function filled(bytes, values) {
  const files = unzip(bytes)
  const name = 'xl/worksheets/sheet1.xml'
  let sheet = files.get(name).toString()
  for (const [place, value] of Object.entries(values)) {
    const cell = new RegExp(`<c r="${place}"([^>]*)/>`)
    if (!cell.test(sheet)) throw new Error(`${place} is no empty cell`)
    const written = /^-?[\d.]+$/.test(value)
      ? `<c r="${place}"$1><v>${value}</v></c>`
      : `<c r="${place}"$1 t="inlineStr"><is><t>${value}</t></is></c>`
    sheet = sheet.replace(cell, written)
  }
  files.set(name, Buffer.from(sheet))
  return zip(files)
}

/** All that is written in a workbook: its sheets' names, texts and notes. */
export const words = (bytes) => [...unzip(bytes).values()].map((body) => body.toString()).join('\n')
