/** What the first actor does about a code: a closed list, shown as a badge and used for browsing. */

export const HANDLINGS = {
  none: { label: 'No action', meaning: 'Not a failure: success, a status, or the end of the data.' },
  retry: { label: 'Retry', meaning: 'Transient: try again, with growing pauses and a limit.' },
  wait: { label: 'Wait', meaning: 'In progress: wait for the event that ends it; do not repeat the call.' },
  'fix-call': { label: 'Fix the call', meaning: 'The caller passed something wrong: correct the arguments.' },
  'fix-sequence': {
    label: 'Fix the sequence',
    meaning: 'The right call in the wrong state: correct the order of calls.',
  },
  'grant-access': { label: 'Grant access', meaning: 'Rights, policy or credentials refuse: change one of them.' },
  'supply-missing': {
    label: 'Supply what is missing',
    meaning: 'A file, name, module, service or device is not there: provide it or correct its name.',
  },
  'free-resources': { label: 'Free resources', meaning: 'Memory, disk, handles or a quota ran out: free some, or raise the limit.' },
  'fix-environment': {
    label: 'Fix the environment',
    meaning: 'Configuration, network, hardware or versions stand in the way: change them, not the program.',
  },
  'repair-data': { label: 'Repair data', meaning: 'A file, volume, database or store is damaged: repair or restore it.' },
  report: { label: 'Report', meaning: 'A defect or an internal condition: collect evidence and escalate.' },
} as const satisfies Record<string, { readonly label: string; readonly meaning: string }>;

export type Handling = keyof typeof HANDLINGS;

export const HANDLING_IDS = Object.keys(HANDLINGS) as readonly Handling[];
