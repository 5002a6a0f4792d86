// Loaded before anything else, in every thread: the machine's clock runs WRONG_CLOCK_MS ahead (behind, when negative).
const ahead = Number(process.env.WRONG_CLOCK_MS ?? 0);
const RightDate = Date;

globalThis.Date = class Date extends RightDate {
  constructor(...parts) {
    if (parts.length === 0) super(RightDate.now() + ahead);
    else super(...parts);
  }
  static now() {
    return RightDate.now() + ahead;
  }
};
