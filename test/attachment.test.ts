/** Which files are taken, by their content, and what they are called afterwards. */
import { describe, expect, test } from 'vitest'
import { examineFile, largestFile } from '../bot/attachment.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const pdf = bytes('%PDF-1.7 …')
const archive = (...names: string[]) => bytes(`PK\u0003\u0004[Content_Types].xml${names.join('PK')}`)
const nameOf = (called?: string) => {
  const examined = examineFile(pdf, called)
  return 'name' in examined ? examined.name : examined.refused
}

test.each([
  ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg', 'photo.jpg'],
  ['\u0089PNG\r\n\u001a\n', 'image/png', 'photo.png'],
  ['RIFF\u0000\u0000\u0000\u0000WEBP', 'image/webp', 'photo.webp'],
  ['\u0000\u0000\u0000\u0018ftypheic', 'image/heic', 'photo.heic'],
  ['%PDF-1.4', 'application/pdf', 'document.pdf'],
  ['OggS', 'audio/ogg', 'voice.ogg'],
  ['\u0002#!SILK_V3', 'audio/silk', 'voice.silk'],
])('%j is taken as %s', (content, type, name) => {
  expect(examineFile(bytes(content))).toEqual({ name, type })
})

test('office documents are told by what is in them', () => {
  expect(examineFile(archive('word/document.xml'), '证明.docx')).toMatchObject({ name: '证明.docx' })
  expect(examineFile(archive('xl/workbook.xml'), 'a.docx')).toMatchObject({ name: 'a.xlsx' })
})

test.each([
  ['', 'empty'],
  ['MZ\u0090\u0000', 'type'],
  ['#!/bin/sh', 'type'],
  ['<html><script>', 'type'],
  ['RIFF\u0000\u0000\u0000\u0000AVI ', 'type'],
  ['PK\u0003\u0004setup.exe', 'type'],
])('%j is refused: %s', (content, refused) => {
  expect(examineFile(bytes(content), 'photo.jpg')).toEqual({ refused })
})

test('so are macros, other archives that look like documents, and what is too large', () => {
  expect(examineFile(archive('word/document.xml', 'word/vbaProject.bin'))).toEqual({ refused: 'macros' })
  expect(examineFile(archive('ppt/presentation.xml'))).toEqual({ refused: 'type' })
  expect(examineFile(new Uint8Array(largestFile + 1))).toEqual({ refused: 'too-large' })
})

describe('a name', () => {
  test.each([
    ['户口簿.pdf', '户口簿.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\scan.PDF', 'scan.pdf'],
    ['photo.jpg.exe', 'photo.jpg.pdf'],
    ['a\u202egpj.exe', 'agpj.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', 'img srcx onerroralert(1).pdf'],
    ['a"\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['.htaccess', 'document.pdf'],
    ['', 'document.pdf'],
    ['💾.pdf', 'document.pdf'],
    ['หนังสือรับรอง.pdf', 'หนังสือรับรอง.pdf'],
  ])('%j becomes %j', (called, name) => {
    expect(nameOf(called)).toBe(name)
  })

  test('that is very long is cut', () => {
    expect(nameOf(`${'证'.repeat(300)}.pdf`)).toBe(`${'证'.repeat(60)}.pdf`)
  })
})
