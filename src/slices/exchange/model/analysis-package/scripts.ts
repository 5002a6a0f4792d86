/** Computes matrix and agreement anew from the bare codings with Python's own library, and compares with what was printed. */
export const PYTHON_SCRIPT = `#!/usr/bin/env python3
"""Computes matrix.csv and figures.csv anew from codings.csv and sources.csv, and compares. Python 3.8 or newer, nothing else."""
import csv
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def rows(name):
    with open(os.path.join(HERE, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def covered(codings, length):
    """The characters that at least one of these codings covers, as a set of places: slow and plain on purpose."""
    places = set()
    for coding in codings:
        places.update(range(max(0, int(coding["start"])), min(length, int(coding["end"]))))
    return places


def kappa(both, only_a, only_b, neither):
    units = both + only_a + only_b + neither
    chance = (both + only_a) * (both + only_b) + (only_b + neither) * (only_a + neither)
    if units == 0 or chance == units * units:
        return None
    return (units * (both + neither) - chance) / (units * units - chance)


def main():
    codings = rows("codings.csv")
    lengths = {row["source_id"]: int(row["length"]) for row in rows("sources.csv")}
    faults = []

    counted = {}
    by_place = {}
    for coding in codings:
        key = (coding["code_id"], coding["source_id"])
        counted[key] = counted.get(key, 0) + 1
        place = (coding["round_id"], coding["code_id"], coding["source_id"], coding["coder_id"])
        by_place.setdefault(place, []).append(coding)
    printed = {(row["code_id"], row["source_id"]): int(row["codings"]) for row in rows("matrix.csv")}
    if counted != printed:
        faults.append("matrix.csv differs from the codings")

    figures = rows("figures.csv")
    for row in figures:
        place = (row["round_id"], row["code_id"], row["source_id"])
        length = lengths[row["source_id"]]
        a = covered(by_place.get(place + (row["coder_a"],), []), length)
        b = covered(by_place.get(place + (row["coder_b"],), []), length)
        counts = (len(a & b), len(a - b), len(b - a), length - len(a | b))
        told = tuple(int(row[name]) for name in ("both", "only_a", "only_b", "neither"))
        value = kappa(*counts)
        same = (value is None and row["kappa"] == "") or (value is not None and row["kappa"] != "" and abs(value - float(row["kappa"])) < 1e-9)
        if counts != told or not same:
            faults.append("figures.csv: %s: %s %s, computed %s %s" % (place, told, row["kappa"], counts, value))

    for fault in faults:
        print(fault)
    print("%d codings, %d matrix cells, %d figures computed anew: %s" % (len(codings), len(counted), len(figures), "all the same" if not faults else "%d differ" % len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
`;

/** The same in R without any package. */
export const R_SCRIPT = `# Computes matrix.csv and figures.csv anew from codings.csv and sources.csv, and compares. Base R only: Rscript recompute.R
here <- local({
  file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  if (length(file) == 1) dirname(normalizePath(file)) else "."
})
read <- function(name) read.csv(file.path(here, name), encoding = "UTF-8", na.strings = character(0), stringsAsFactors = FALSE,
                                colClasses = c(source_id = "character"))

codings <- read("codings.csv")
sources <- read("sources.csv")
lengths <- setNames(as.numeric(sources$length), sources$source_id)
faults <- character(0)

counted <- table(paste(codings$code_id, codings$source_id))
matrix <- read("matrix.csv")
printed <- setNames(as.numeric(matrix$codings), paste(matrix$code_id, matrix$source_id))
if (length(counted) != length(printed) || !all(names(counted) %in% names(printed)) ||
    !all(as.numeric(counted) == printed[names(counted)])) faults <- c(faults, "matrix.csv differs from the codings")

covered <- function(rows, length) {
  marked <- logical(length)
  for (row in rows) {
    from <- max(0, codings$start[row]) + 1
    to <- min(length, codings$end[row])
    if (to >= from) marked[from:to] <- TRUE
  }
  marked
}
kappa <- function(both, only_a, only_b, neither) {
  units <- both + only_a + only_b + neither
  chance <- (both + only_a) * (both + only_b) + (only_b + neither) * (only_a + neither)
  if (units == 0 || chance == units^2) NA else (units * (both + neither) - chance) / (units^2 - chance)
}

places <- split(seq_len(nrow(codings)), paste(codings$round_id, codings$code_id, codings$source_id, codings$coder_id))
figures <- read("figures.csv")
for (row in seq_len(nrow(figures))) {
  figure <- figures[row, ]
  place <- paste(figure$round_id, figure$code_id, figure$source_id)
  a <- covered(places[[paste(place, figure$coder_a)]], lengths[[figure$source_id]])
  b <- covered(places[[paste(place, figure$coder_b)]], lengths[[figure$source_id]])
  counts <- c(sum(a & b), sum(a & !b), sum(!a & b), sum(!a & !b))
  told <- as.numeric(figure[c("both", "only_a", "only_b", "neither")])
  value <- kappa(counts[1], counts[2], counts[3], counts[4])
  said <- suppressWarnings(as.numeric(figure$kappa))
  same <- if (is.na(value)) is.na(said) else !is.na(said) && abs(value - said) < 1e-9
  if (!all(counts == told) || !same) faults <- c(faults, paste("figures.csv:", place, "differs"))
}

for (fault in faults) cat(fault, "\\n", sep = "")
cat(nrow(codings), " codings, ", length(counted), " matrix cells, ", nrow(figures), " figures computed anew: ",
    if (length(faults) == 0) "all the same" else paste(length(faults), "differ"), "\\n", sep = "")
quit(status = if (length(faults) == 0) 0 else 1)
`;
