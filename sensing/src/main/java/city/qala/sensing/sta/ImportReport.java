package city.qala.sensing.sta;

import city.qala.kernel.Problem;

/**
 * What an import has done, or would do.
 *
 * @param dryRun whether it only looked
 * @param rows rows of the file, the header excepted
 * @param added Things or readings that were not there before
 * @param changed Things that were there and got something new
 * @param unchanged Things or readings that were there as they are in the file
 */
public record ImportReport(boolean dryRun, long rows, long added, long changed, long unchanged) {
    public ImportReport {
        if (rows < 0 || added < 0 || changed < 0 || unchanged < 0)
            throw Problem.invalid("rows", rows, "must not be negative");
    }
}
