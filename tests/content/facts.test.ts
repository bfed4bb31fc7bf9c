/** The fact tables: the real ones load whole, and each damage to one of them is refused with file, line, expected and found. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { loadFacts } from '../../src/catalog/load.ts';
import { FACT_FILES, FACTS_DIRECTORY, readFacts } from '../../src/facts/read-facts.ts';
import { assertRefused, lineOfPiece } from './refusal.ts';

const tables = new Map<string, string>(FACT_FILES.map((file) => [file, readFileSync(join(FACTS_DIRECTORY, file), 'utf8')]));

function textOf(file: string): string {
  const text = tables.get(file);
  assert.ok(text !== undefined, `a table: ${file}`);
  return text;
}

interface Damage {
  readonly damage: string;
  readonly from: string;
  readonly to: string;
  /** a piece of the line that the error names, once in the damaged table */
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

const UNPADDED = 'a decimal number of at most 32 bits, without leading zeros';
const HTTPS = 'an https address';
const NO_LOCALE = 'an address without a locale segment';
const ORIGINS = 'origins that sources.json describes';

/** Table → what may happen to it. A line break before a row keeps the search to its first cell. */
const DAMAGES: Readonly<Record<string, readonly Damage[]>> = {
  'win32.tsv': [
    { damage: 'a number with a leading zero', from: '\n5\t', to: '\n05\t', at: '\n05\t', expected: `value_dec: ${UNPADDED}`, found: '05' },
    {
      damage: 'a number of more than 32 bits',
      from: '\n5\t',
      to: '\n4294967296\t',
      at: '4294967296',
      expected: `value_dec: ${UNPADDED}`,
      found: '4294967296',
    },
    { damage: 'a negative number', from: '\n5\t', to: '\n-5\t', at: '-5\t', expected: `value_dec: ${UNPADDED}`, found: '-5' },
    {
      damage: 'small hexadecimal digits',
      from: '\t0x35EB\t',
      to: '\t0x35eb\t',
      at: '0x35eb',
      expected: 'value_hex: 0x and 1 to 8 capital hexadecimal digits, not padded',
      found: '0x35eb',
    },
    {
      damage: 'hexadecimal that is not the decimal',
      from: '\n5\t0x5\t',
      to: '\n5\t0x6\t',
      at: '\n5\t0x6',
      expected: 'value_hex 0x5',
      found: '0x6',
    },
    {
      damage: 'a value above 65535',
      from: '\n20138\t0x4EAA\t',
      to: '\n65536\t0x10000\t',
      at: '65536',
      expected: 'a Win32 code of at most 65535',
      found: '65536',
    },
    {
      damage: 'a value twice',
      from: '\n6\t0x6\t',
      to: '\n5\t0x5\t',
      at: 'ERROR_INVALID_HANDLE\t',
      expected: 'a value once in the table (first in line 7)',
      found: '5',
    },
    {
      damage: 'a name that differs by letter case alone',
      from: 'ERROR_INVALID_FUNCTION\t',
      to: 'Error_Success\t',
      at: 'Error_Success',
      expected: 'each name once, by any letter case (first in line 2)',
      found: 'Error_Success',
    },
    {
      damage: 'an alias that is the name of another code',
      from: 'ERROR_INVALID_FUNCTION\t\t',
      to: 'ERROR_INVALID_FUNCTION\tNERR_Success\t',
      at: 'ERROR_INVALID_FUNCTION',
      expected: 'each name once, by any letter case (first in line 2)',
      found: 'NERR_Success',
    },
    {
      damage: 'rows that fall',
      from: '\n1\t0x1\t',
      to: '\n21000\t0x5208\t',
      at: '\n2\t0x2\t',
      expected: 'rows sorted by value_dec: at least 21000',
      found: '2',
    },
    { damage: 'a cell too few', from: '\n5\t0x5\t', to: '\n5\t', at: '\n5\tERROR', expected: '6 cells', found: '5 cells' },
    { damage: 'a cell too many', from: '\n5\t0x5\t', to: '\n5\t0x5\t\t', at: '\n5\t0x5\t\t', expected: '6 cells', found: '7 cells' },
    { damage: 'an empty line', from: '\n5\t0x5\t', to: '\n\n5\t0x5\t', at: '\n\n5', expected: '6 cells', found: '1 cells' },
    {
      damage: 'an end of line with CR',
      from: '\n1\t0x1\t',
      to: '\r\n1\t0x1\t',
      at: '\r\n',
      expected: 'lines that end in LF alone',
      found: `${textOf('win32.tsv').split('\n')[1] ?? ''}\r`,
    },
    {
      damage: 'another header',
      from: 'value_dec\tvalue_hex\t',
      to: 'value\tvalue_hex\t',
      at: 'value\tvalue_hex',
      expected: 'the header value_dec, value_hex, name, aliases, message, sources',
      found: 'value\tvalue_hex\tname\taliases\tmessage\tsources',
    },
    {
      damage: 'a name that is no identifier',
      from: '\tERROR_ACCESS_DENIED\t',
      to: '\tERROR-ACCESS-DENIED\t',
      at: 'ERROR-ACCESS-DENIED',
      expected: 'name: a symbolic name (letters, digits, underscores; a capital letter)',
      found: 'ERROR-ACCESS-DENIED',
    },
    {
      damage: 'aliases parted by a comma and a space',
      from: 'NERR_Success,NO_ERROR',
      to: 'NERR_Success, NO_ERROR',
      at: 'NERR_Success, ',
      expected: 'aliases: a symbolic name (letters, digits, underscores; a capital letter)',
      found: 'DNS_ERROR_RCODE_NO_ERROR,DS_S_SUCCESS,NERR_Success, NO_ERROR',
    },
    {
      damage: 'a message with white space at its end',
      from: '\tAccess is denied.\t',
      to: '\tAccess is denied. \t',
      at: 'Access is denied. \t',
      expected: 'message: text without white space at its ends',
      found: 'Access is denied. ',
    },
    {
      damage: 'a message with a control character',
      from: '\tAccess is denied.\t',
      to: '\tAccess is\u0007 denied.\t',
      at: '\u0007',
      expected: 'message: text without control characters',
      found: 'Access is\u0007 denied.',
    },
    {
      damage: 'a row without a source',
      from: '\tAccess is denied.\tmsdocs,sdk,mingw,go,wine,erref',
      to: '\tAccess is denied.\t',
      at: '\tAccess is denied.\t',
      expected: 'sources: comma-separated ids of sources.json',
      found: '',
    },
    {
      damage: 'an unknown source',
      from: '\tAccess is denied.\tmsdocs,',
      to: '\tAccess is denied.\tmsdoc,',
      at: 'msdoc,',
      expected: ORIGINS,
      found: 'msdoc',
    },
  ],
  'groups.tsv': [
    {
      damage: 'a gap that holds a code',
      from: '\n50\t79\t',
      to: '\n51\t79\t',
      at: '\n51\t79\t',
      expected: 'a group for ERROR_NOT_SUPPORTED',
      found: 'no range holds 50',
    },
    {
      damage: 'ranges that overlap',
      from: '\n50\t79\t',
      to: '\n49\t79\t',
      at: '\n49\t79\t',
      expected: 'first_dec above 49, the end of the range before',
      found: '49',
    },
    {
      damage: 'a range that ends before it begins',
      from: '\n50\t79\t',
      to: '\n79\t50\t',
      at: '\n79\t50\t',
      expected: 'last_dec of at least 79',
      found: '50',
    },
    {
      damage: 'a range without a code',
      from: '20199\tdhcp-server\tDHCP server\n',
      to: '20199\tdhcp-server\tDHCP server\n20200\t20299\tnothing\tNothing\n',
      at: 'nothing',
      expected: 'a range with at least one code',
      found: 'nothing',
    },
    {
      damage: 'an id twice',
      from: '\n50\t79\tlan-manager-network\t',
      to: '\n50\t79\tdos-file-basics\t',
      at: '\n50\t79\t',
      expected: 'an id once in the table (first in line 2)',
      found: 'dos-file-basics',
    },
    {
      damage: 'an id that is no path segment',
      from: '\tlan-manager-network\t',
      to: '\tLAN_Manager\t',
      at: 'LAN_Manager',
      expected: 'id: lower-case letters, digits and single hyphens',
      found: 'LAN_Manager',
    },
    {
      damage: 'no title',
      from: '\tNetwork redirector and LAN Manager',
      to: '\t',
      at: 'lan-manager-network',
      expected: 'title: text',
      found: '',
    },
  ],
  'equivalents/errno.tsv': [
    {
      damage: 'a value that no code has',
      from: '\n1816\tERROR_NOT_ENOUGH_QUOTA\t',
      to: '\n65535\tERROR_NOT_ENOUGH_QUOTA\t',
      at: '65535',
      expected: 'the value of a code in win32.tsv',
      found: '65535',
    },
    {
      damage: 'the name of another value',
      from: '\n2\tERROR_FILE_NOT_FOUND\t',
      to: '\n2\tERROR_PATH_NOT_FOUND\t',
      at: '\n2\tERROR_PATH_NOT_FOUND',
      expected: 'a name of 2: ERROR_FILE_NOT_FOUND',
      found: 'ERROR_PATH_NOT_FOUND',
    },
    {
      damage: 'a row twice',
      from: '\n2\tERROR_FILE_NOT_FOUND\t',
      to: '\n1\tERROR_INVALID_FUNCTION\tEINVAL\tucrt-errno\n2\tERROR_FILE_NOT_FOUND\t',
      at: '\n1\tERROR_INVALID_FUNCTION\tEINVAL\tucrt-errno\n2',
      expected: 'a row once in the table (first in line 2)',
      found: '1\tERROR_INVALID_FUNCTION\tEINVAL\tucrt-errno',
    },
    {
      damage: 'rows that fall',
      from: '\n1\tERROR_INVALID_FUNCTION\t',
      to: '\n9\tERROR_INVALID_BLOCK\t',
      at: '\n2\t',
      expected: 'rows sorted by value_dec: at least 9',
      found: '2',
    },
    {
      damage: 'an unknown source',
      from: '\n2\tERROR_FILE_NOT_FOUND\tENOENT\tucrt-errno',
      to: '\n2\tERROR_FILE_NOT_FOUND\tENOENT\tucrt',
      at: 'ENOENT\tucrt\n',
      expected: ORIGINS,
      found: 'ucrt',
    },
    {
      damage: 'a name that no errno has',
      from: '\n2\tERROR_FILE_NOT_FOUND\tENOENT\t',
      to: '\n2\tERROR_FILE_NOT_FOUND\tENOFILE\t',
      at: 'ENOFILE',
      expected: 'a name in errno.tsv',
      found: 'ENOFILE',
    },
  ],
  'equivalents/ntstatus.tsv': [
    {
      damage: 'a status of fewer than eight digits',
      from: '\t0x40000039\t',
      to: '\t0x4000039\t',
      at: '0x4000039',
      expected: 'ntstatus_hex: 0x and 8 capital hexadecimal digits',
      found: '0x4000039',
    },
  ],
  'equivalents/node.tsv': [
    {
      damage: 'another context',
      from: '\n2\tERROR_FILE_NOT_FOUND\tENOENT\tany\t',
      to: '\n2\tERROR_FILE_NOT_FOUND\tENOENT\treading\t',
      at: '\treading\t',
      expected: 'context: one of any, write',
      found: 'reading',
    },
  ],
  'equivalents/go.tsv': [
    {
      damage: 'no identifier',
      from: '\tfs.ErrNotExist\terrors.Is\tgo-errno\n3\t',
      to: '\tfs.\terrors.Is\tgo-errno\n3\t',
      at: '\tfs.\t',
      expected: 'error: an exported name of a Go package',
      found: 'fs.',
    },
  ],
  'equivalents/chromium.tsv': [
    {
      damage: 'a row that shows nothing',
      from: '\n2\tERROR_FILE_NOT_FOUND\tERR_FILE_NOT_FOUND\tFILE_ERROR_NOT_FOUND\t',
      to: '\n2\tERROR_FILE_NOT_FOUND\t\t\t',
      at: '\n2\tERROR_FILE_NOT_FOUND\t\t\t',
      expected: 'at least one name',
      found: '',
    },
  ],
  'functions.tsv': [
    {
      damage: 'the name of another value',
      from: '\n1\tERROR_INVALID_FUNCTION\tInitiateShutdownW\t',
      to: '\n1\tERROR_FILE_NOT_FOUND\tInitiateShutdownW\t',
      at: '\n1\tERROR_FILE_NOT_FOUND',
      expected: 'a name of 1: ERROR_INVALID_FUNCTION',
      found: 'ERROR_FILE_NOT_FOUND',
    },
    {
      damage: 'an address with a locale segment',
      from: 'microsoft.com/windows/win32/printdocs/enumprinterkey\t',
      to: 'microsoft.com/en-us/windows/win32/printdocs/enumprinterkey\t',
      at: 'en-us',
      expected: `url: ${NO_LOCALE}`,
      found: 'https://learn.microsoft.com/en-us/windows/win32/printdocs/enumprinterkey',
    },
    {
      damage: 'a name with brackets',
      from: '\n1\tERROR_INVALID_FUNCTION\tInitiateShutdownW\t',
      to: '\n1\tERROR_INVALID_FUNCTION\tInitiateShutdownW()\t',
      at: 'InitiateShutdownW()',
      expected: 'function: a function or method name',
      found: 'InitiateShutdownW()',
    },
    {
      damage: 'an unknown source',
      from: 'enumprinterkey\tmsdocs-win32',
      to: 'enumprinterkey\tmsdoc',
      at: 'enumprinterkey\tmsdoc\n',
      expected: ORIGINS,
      found: 'msdoc',
    },
  ],
  'doc-links.tsv': [
    {
      damage: 'a name that no code has',
      from: '\nERROR_ABANDONED_WAIT_0\tGetQueuedCompletionStatusEx function',
      to: '\nERROR_ABANDONED_WAIT\tGetQueuedCompletionStatusEx function',
      at: 'ERROR_ABANDONED_WAIT\t',
      expected: 'a name in one of the tables',
      found: 'ERROR_ABANDONED_WAIT',
    },
    {
      damage: 'an address with a locale segment',
      from: 'https://learn.microsoft.com/windows/win32/fileio/getqueuedcompletionstatusex-func',
      to: 'https://learn.microsoft.com/de-de/windows',
      at: 'de-de',
      expected: `url: ${NO_LOCALE}`,
      found: 'https://learn.microsoft.com/de-de/windows',
    },
    {
      damage: 'an address over http',
      from: 'https://learn.microsoft.com/windows/win32/fileio/getqueuedcompletionstatusex-func',
      to: 'http://learn.microsoft.com/',
      at: 'http://',
      expected: `url: ${HTTPS}`,
      found: 'http://learn.microsoft.com/',
    },
    {
      damage: 'no title',
      from: '\tGetQueuedCompletionStatusEx function (IoAPI.h)\thttps://learn.microsoft.com/windows/win32/fileio/getqueuedcompletionstatusex-func',
      to: '\t\thttps://learn.microsoft.com/x',
      at: '\t\t',
      expected: 'title: text',
      found: '',
    },
  ],
  'doc-lists.tsv': [
    {
      damage: 'rows that fall',
      from: '\n500\t999\t',
      to: '\n5000\t9990\t',
      at: '\n1000\t1299\t',
      expected: 'rows sorted by first_dec: at least 5000',
      found: '1000',
    },
  ],
  'priority.tsv': [
    {
      damage: 'a rank left out',
      from: '\n2\t5\tERROR_ACCESS_DENIED',
      to: '\n3\t5\tERROR_ACCESS_DENIED',
      at: '\n3\t5\t',
      expected: 'rank 2',
      found: '3',
    },
    {
      damage: 'a code twice',
      from: '\n2\t5\tERROR_ACCESS_DENIED',
      to: '\n2\t2\tERROR_FILE_NOT_FOUND',
      at: '\n2\t2\t',
      expected: 'a value once in the table (first in line 2)',
      found: '2',
    },
    {
      damage: 'a value that no code has',
      from: '\n2\t5\tERROR_ACCESS_DENIED',
      to: '\n2\t65535\tERROR_ACCESS_DENIED',
      at: '65535',
      expected: 'the value of a code in win32.tsv',
      found: '65535',
    },
  ],
  'ntstatus.tsv': [
    {
      damage: 'small hexadecimal digits',
      from: '\n0xC0000005\t',
      to: '\n0xc0000005\t',
      at: '0xc0000005',
      expected: 'value_hex: 0x and 8 capital hexadecimal digits',
      found: '0xc0000005',
    },
    {
      damage: 'another severity',
      from: '\n0x00000001\tSTATUS_WAIT_1\t\tSuccess\t',
      to: '\n0x00000001\tSTATUS_WAIT_1\t\tsuccess\t',
      at: '\tsuccess\t',
      expected: 'severity: one of Success, Informational, Warning, Error',
      found: 'success',
    },
  ],
  'ldap.tsv': [
    {
      damage: 'rows that fall',
      from: '\n49\tLDAP_INVALID_CREDENTIALS',
      to: '\n0\tLDAP_INVALID_CREDENTIALS',
      at: '\n0\tLDAP_INVALID_CREDENTIALS',
      expected: 'rows sorted by value_dec: at least 48',
      found: '0',
    },
  ],
  'hresult-documented.tsv': [
    {
      damage: 'a name that a header has too',
      from: '\tWBEM_E_FAILED\t',
      to: '\tREGDB_E_CLASSNOTREG\t',
      at: '\tREGDB_E_CLASSNOTREG\t',
      expected: 'a name that hresult.tsv lacks',
      found: 'REGDB_E_CLASSNOTREG',
    },
    {
      damage: 'a name twice',
      from: '\tWBEM_E_NOT_FOUND\t',
      to: '\tWBEM_E_FAILED\t',
      at: '0x80041002\tWBEM_E_FAILED\t',
      expected: 'a name once in the table (first in line 165)',
      found: 'WBEM_E_FAILED',
    },
    {
      damage: 'a number that is not padded',
      from: '\n0x80041001\tWBEM_E_FAILED',
      to: '\n0x8004101\tWBEM_E_FAILED',
      at: '0x8004101\tWBEM',
      expected: 'value_hex: 0x and 8 capital hexadecimal digits',
      found: '0x8004101',
    },
  ],
  'equivalents/ntstatus-hresult.tsv': [
    {
      damage: 'an origin that nothing describes',
      from: 'STG_S_POWER_CYCLE_REQUIRED\twine-ntdll',
      to: 'STG_S_POWER_CYCLE_REQUIRED\twine-nt',
      at: 'STG_S_POWER_CYCLE_REQUIRED',
      expected: 'origins that sources.json describes',
      found: 'wine-nt',
    },
  ],
  'hresult.tsv': [
    {
      damage: 'another severity',
      from: '\tS_OK\t0\tNULL\tS\t',
      to: '\tS_OK\t0\tNULL\tF\t',
      at: '\tF\t',
      expected: 'severity: one of S, E',
      found: 'F',
    },
  ],
  'facilities.tsv': [
    {
      damage: 'a facility twice',
      from: '\nhresult\t1\t',
      to: '\nhresult\t0\t',
      at: 'FACILITY_RPC\n',
      expected: 'a facility of a space once in the table (first in line 2)',
      found: 'hresult 0',
    },
    {
      damage: 'another number space',
      from: '\nhresult\t1\t',
      to: '\nwin32\t1\t',
      at: 'win32\t1',
      expected: 'space: one of hresult, ntstatus',
      found: 'win32',
    },
  ],
  'bugcheck.tsv': [
    {
      damage: 'fewer than eight digits',
      from: '\n0x0000007B\t',
      to: '\n0x7B\t',
      at: '\n0x7B\t',
      expected: 'value_hex: 0x and 8 capital hexadecimal digits',
      found: '0x7B',
    },
    {
      damage: 'a value twice',
      from: '\n0x00000002\t',
      to: '\n0x00000001\t',
      at: 'DEVICE_QUEUE_NOT_BUSY',
      expected: 'a value once in the table (first in line 2)',
      found: '0x1',
    },
    {
      damage: 'rows that fall',
      from: '\n0x00000001\t',
      to: '\n0xDEADDEAE\t',
      at: 'DEVICE_QUEUE_NOT_BUSY',
      expected: 'rows sorted by value_hex: at least 3735936686',
      found: '2',
    },
    {
      damage: 'an alias that is the name of another bug check',
      from: '\tDEVICE_QUEUE_NOT_BUSY\t\t',
      to: '\tDEVICE_QUEUE_NOT_BUSY\tAPC_INDEX_MISMATCH\t',
      at: 'DEVICE_QUEUE_NOT_BUSY',
      expected: 'a name once in the table (first in line 2)',
      found: 'APC_INDEX_MISMATCH',
    },
    {
      damage: 'an unknown source',
      from: '\tAPC_INDEX_MISMATCH\t\tmsdocs-bugcheck,bugcodes,mingw',
      to: '\tAPC_INDEX_MISMATCH\t\tsdk,bugcode',
      at: 'bugcode\n',
      expected: ORIGINS,
      found: 'bugcode',
    },
  ],
  'ras.tsv': [
    {
      damage: 'hexadecimal that is not the decimal',
      from: '\n691\t0x2B3\t',
      to: '\n691\t0x2B4\t',
      at: '\n691\t',
      expected: 'value_hex 0x2B3',
      found: '0x2B4',
    },
    {
      damage: 'a number of another space',
      from: '\n600\t0x258\t',
      to: '\n5\t0x5\t',
      at: '\n5\t',
      expected: 'a RAS code from 600 to 999',
      found: '5',
    },
    {
      damage: 'a value twice',
      from: '\n601\t0x259\t',
      to: '\n600\t0x258\t',
      at: 'ERROR_INVALID_PORT_HANDLE',
      expected: 'a value once in the table (first in line 2)',
      found: '600',
    },
    {
      damage: 'rows that fall',
      from: '\n600\t0x258\t',
      to: '\n999\t0x3E7\t',
      at: '\n601\t',
      expected: 'rows sorted by value_dec: at least 999',
      found: '601',
    },
    {
      damage: 'a name twice',
      from: '\tERROR_INVALID_PORT_HANDLE\t',
      to: '\tPENDING\t',
      at: '\n601\t',
      expected: 'a name once in the table (first in line 2)',
      found: 'PENDING',
    },
    {
      damage: 'an unknown source',
      from: '\tAn operation is pending.\traserror',
      to: '\tAn operation is pending.\tRasError',
      at: 'RasError',
      expected: ORIGINS,
      found: 'RasError',
    },
  ],
  'errno.tsv': [
    {
      damage: 'a value twice',
      from: '\n2\tENOENT\t',
      to: '\n1\tENOENT\t',
      at: 'ENOENT',
      expected: 'a value once in the table (first in line 2)',
      found: '1',
    },
    {
      damage: 'rows that fall',
      from: '\n1\tEPERM\t',
      to: '\n99\tEPERM\t',
      at: '\n2\t',
      expected: 'rows sorted by value_dec: at least 99',
      found: '2',
    },
    {
      damage: 'a name twice',
      from: '\n2\tENOENT\t\t',
      to: '\n2\tENOENT\tEPERM\t',
      at: 'ENOENT',
      expected: 'a name once in the table (first in line 2)',
      found: 'EPERM',
    },
    {
      damage: 'an unknown source',
      from: '\n80\tSTRUNCATE\t\tmsdocs-errno',
      to: '\n80\tSTRUNCATE\t\tmemory',
      at: 'STRUNCATE',
      expected: ORIGINS,
      found: 'memory',
    },
  ],
  'msi-status.tsv': [
    {
      damage: 'the name of another value',
      from: '\n3\t1603\tERROR_INSTALL_FAILURE\t',
      to: '\n3\t1602\tERROR_INSTALL_FAILURE\t',
      at: '\n3\t',
      expected: 'a name of 1602: ERROR_INSTALL_USEREXIT',
      found: 'ERROR_INSTALL_FAILURE',
    },
    {
      damage: 'a value that no code has',
      from: '\n3\t1603\t',
      to: '\n3\t65535\t',
      at: '65535',
      expected: 'the value of a code in win32.tsv',
      found: '65535',
    },
    {
      damage: 'a status twice',
      from: '\n4\t1604\t',
      to: '\n3\t1604\t',
      at: 'ERROR_INSTALL_SUSPEND',
      expected: 'a status once in the table (first in line 5)',
      found: '3',
    },
    {
      damage: 'rows that fall',
      from: '\n0\t1626\t',
      to: '\n9\t1626\t',
      at: '\n1\t',
      expected: 'rows sorted by status: at least 9',
      found: '1',
    },
    {
      damage: 'an unknown source',
      from: '\tERROR_INSTALL_FAILURE\tmsdocs-msi',
      to: '\tERROR_INSTALL_FAILURE\tmsi',
      at: '\n3\t',
      expected: ORIGINS,
      found: 'msi',
    },
  ],
  'sources.json': [
    {
      damage: 'a day that no month has',
      from: '"read": "2026-08-21"',
      to: '"read": "2026-08-32"',
      at: '2026-08-32',
      expected: 'read: Invalid ISO date',
      found: '"2026-08-32"',
    },
    {
      damage: 'an origin with an empty licence',
      from: '"url": "https://github.com/golang/sys", "licence": "BSD-3-Clause" }',
      to: '"url": "https://github.com/golang/sys", "licence": "" }',
      at: 'github.com/golang/sys',
      expected: 'origins.go.licence: one line of text without white space at its ends',
      found: '""',
    },
    {
      damage: 'an origin over http',
      from: '"https://www.mingw-w64.org/"',
      to: '"http://www.mingw-w64.org/"',
      at: 'http://www',
      expected: 'origins.mingw.url: an https address',
      found: '"http://www.mingw-w64.org/"',
    },
    {
      damage: 'a table that nothing describes',
      from: '"groups.tsv": {',
      to: '"group.tsv": {',
      at: '"tables": {',
      expected: 'an entry in tables for groups.tsv',
      found: '',
    },
    {
      damage: 'broken JSON',
      from: '"read": "2026-08-21",',
      to: '"read": "2026-08-21"',
      at: '"origins": {',
      expected: 'JSON',
      found: "Expected ',' or '}' after property value in JSON at position 27 (line 3 column 3)",
    },
  ],
};

suite('the real tables', () => {
  const facts = loadFacts();

  test('load whole', () => {
    assert.equal(facts.codes.length, 3815);
    assert.equal(facts.groups.length, 86);
    assert.equal(facts.bugChecks.length, 534);
    assert.equal(facts.ras.length, 335);
    assert.equal(facts.errno.length, 39);
    assert.equal(facts.installerStatuses.length, 8);
  });

  test('are the files of the folder, each read once', () => {
    const asked: string[] = [];
    readFacts((file) => {
      asked.push(file);
      return textOf(file);
    });
    assert.deepEqual(asked.sort(), [...FACT_FILES].sort());
    assert.deepEqual(globSync('**/*.*', { cwd: FACTS_DIRECTORY }).sort(), [...FACT_FILES].sort());
  });
});

for (const [file, damages] of Object.entries(DAMAGES)) {
  suite(`${file} is refused for`, () => {
    for (const { damage, from, to, at, expected, found } of damages) {
      test(damage, () => {
        const text = textOf(file);
        assert.equal(text.split(from).length, 2, `stands once in ${file}: ${from}`);
        const damaged = text.replace(from, () => to);
        // A line break at the beginning of the piece belongs to the line before.
        const line = lineOfPiece(damaged, at) + (at.startsWith('\n') ? 1 : 0);
        const read = (name: string): string => (name === file ? damaged : textOf(name));
        assertRefused(() => readFacts(read), { file: `${FACTS_DIRECTORY}/${file}`, line, expected, found });
      });
    }
  });
}

test('every table is refused without its last line break', () => {
  for (const file of FACT_FILES.filter((file) => file.endsWith('.tsv'))) {
    const cut = textOf(file).slice(0, -1);
    const lines = cut.split('\n');
    assertRefused(() => readFacts((name) => (name === file ? cut : textOf(name))), {
      file: `${FACTS_DIRECTORY}/${file}`,
      line: lines.length,
      expected: 'a newline at the end of the file',
      found: lines.at(-1) ?? '',
    });
  }
});
