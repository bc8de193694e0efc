-- Why a page was not taken into its stack. The page stands in scan_sheet (state refused) and, where it could be seen, in
-- scan_picture; people say what it is (sheet_answer, item page).
CREATE TABLE scan_refusal (
    county BIGINT NOT NULL,
    batch_no BIGINT NOT NULL,
    sheet VARCHAR(32) NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    PRIMARY KEY (county, batch_no, sheet)
);
