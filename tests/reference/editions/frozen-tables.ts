/** The tables a release is made from, in the order they can be filled, and which of their rows belong to its cities. */
export const FROZEN_TABLES = [
  { name: 'Framework', of: 'all' },
  { name: 'Questionnaire', of: 'all' },
  { name: 'City', of: 'code' },
  { name: 'District', of: 'city' },
  { name: 'PopulationMargin', of: 'city' },
  { name: 'ObjectiveIndicator', of: 'city' },
  { name: 'Wave', of: 'all' },
  { name: 'WaveCity', of: 'all' },
  { name: 'Stratum', of: 'all' },
  { name: 'Response', of: 'all' },
] as const
