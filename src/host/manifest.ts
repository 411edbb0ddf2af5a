/** Every name that package.json and the code share, written once. A test holds both against each other. */
export const commands = {
  start: "mockInterview.start",
  planInterview: "mockInterview.planInterview",
  sitAgain: "mockInterview.sitAgain",
  openQuestion: "mockInterview.openQuestion",
  searchQuestions: "mockInterview.searchQuestions",
  filterQuestions: "mockInterview.filterQuestions",
  clearFilter: "mockInterview.clearFilter",
  aboutTrack: "mockInterview.aboutTrack",
  runTests: "mockInterview.runTests",
  debugTest: "mockInterview.debugTest",
  writeTests: "mockInterview.writeTests",
  checkTests: "mockInterview.checkTests",
  startOver: "mockInterview.startOver",
  showHint: "mockInterview.showHint",
  submitAnswer: "mockInterview.submitAnswer",
  showAnswer: "mockInterview.showAnswer",
  compareSolution: "mockInterview.compareSolution",
  measureGrowth: "mockInterview.measureGrowth",
  openNotes: "mockInterview.openNotes",
  nextFollowUp: "mockInterview.nextFollowUp",
  showDiagram: "mockInterview.showDiagram",
  addDiagram: "mockInterview.addDiagram",
  showModelDiagram: "mockInterview.showModelDiagram",
  showQuestion: "mockInterview.showQuestion",
  nextQuestion: "mockInterview.nextQuestion",
  previousQuestion: "mockInterview.previousQuestion",
  skipQuestion: "mockInterview.skipQuestion",
  swapQuestion: "mockInterview.swapQuestion",
  goToQuestion: "mockInterview.goToQuestion",
  nextSection: "mockInterview.nextSection",
  pause: "mockInterview.pause",
  resume: "mockInterview.resume",
  extend: "mockInterview.extend",
  uncountedTime: "mockInterview.uncountedTime",
  end: "mockInterview.end",
  putAway: "mockInterview.putAway",
  takeOver: "mockInterview.takeOver",
  compareVersions: "mockInterview.compareVersions",
  sessionMenu: "mockInterview.sessionMenu",
  resumeInterview: "mockInterview.resumeInterview",
  finishInterview: "mockInterview.finishInterview",
  discardInterview: "mockInterview.discardInterview",
  reopenInterview: "mockInterview.reopenInterview",
  showScorecard: "mockInterview.showScorecard",
  openScorecard: "mockInterview.openScorecard",
  exportScorecard: "mockInterview.exportScorecard",
  openGuide: "mockInterview.openGuide",
  replaySession: "mockInterview.replaySession",
  deleteRecording: "mockInterview.deleteRecording",
  choosePython: "mockInterview.choosePython",
  restoreSettings: "mockInterview.restoreSettings",
  openPracticeFolder: "mockInterview.openPracticeFolder",
  showLog: "mockInterview.showLog",
} as const;
export type CommandId = (typeof commands)[keyof typeof commands];

export const views = {
  questions: "mockInterview.questions",
  session: "mockInterview.session",
  progress: "mockInterview.progress",
} as const;

export const webviews = {
  question: "mockInterview.question",
  scorecard: "mockInterview.scorecard",
  replay: "mockInterview.replay",
} as const;

export const contextKeys = {
  /** `interview`, `practice` or empty: what runs in this window. */
  session: "mockInterview.sessionMode",
  paused: "mockInterview.paused",
  /** An interview of an earlier window can be resumed. */
  unfinished: "mockInterview.unfinished",
  /** Another window leads the session that is shown in this one. */
  readingAlong: "mockInterview.readingAlong",
  filtered: "mockInterview.filtered",
  /** An extension that debugs Python is installed. */
  canDebug: "mockInterview.canDebug",
  /** The open question says how the time of its solution should grow, and it may be measured now. */
  measurable: "mockInterview.measurable",
} as const;

export const settings = {
  section: "mockInterview",
  pythonPath: "pythonPath",
  practiceFolder: "practiceFolder",
  runOnAutoSave: "runOnAutoSave",
  runAhead: "runAhead",
  recordEdits: "recordEdits",
  announceHalf: "announce.half",
  announceFiveMinutes: "announce.fiveMinutes",
  announceOneMinute: "announce.oneMinute",
  showClock: "showClock",
  extraTime: "extraTime",
} as const;

export const testController = "mockInterview.tests";
export const statusBarItem = "mockInterview.clock";
