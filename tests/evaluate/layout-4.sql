-- What wenheng of layout 4 wrote: as layout 3, with the evaluation before, sources as they were, and numbers never given twice.
CREATE TABLE source(file INTEGER PRIMARY KEY, ledger TEXT, path TEXT, period TEXT, area TEXT,
 encoding TEXT, digest TEXT, rows INTEGER, UNIQUE(ledger, path));
CREATE TABLE source_column(file INTEGER, field TEXT, col INTEGER, heading TEXT, unit TEXT, PRIMARY KEY(file, field));
CREATE TABLE ledger_schema(ledger TEXT PRIMARY KEY, digest TEXT);
CREATE TABLE gap(ledger TEXT, record INTEGER, field TEXT, reason TEXT, raw TEXT, PRIMARY KEY(ledger, record, field)) WITHOUT ROWID;
CREATE TABLE original(ledger TEXT, record INTEGER, field TEXT, raw TEXT, PRIMARY KEY(ledger, record, field)) WITHOUT ROWID;
CREATE TABLE finding(id INTEGER PRIMARY KEY, file INTEGER, row INTEGER, col INTEGER, severity TEXT, code TEXT,
 field TEXT, raw TEXT, message TEXT, english TEXT, period TEXT, area TEXT, stage TEXT);
CREATE INDEX finding_file ON finding(file);
CREATE TABLE left_out(file INTEGER, row INTEGER, kind TEXT, text TEXT, PRIMARY KEY(file, row)) WITHOUT ROWID;
CREATE TABLE judgment(id INTEGER PRIMARY KEY AUTOINCREMENT, period TEXT, kind TEXT, subject TEXT, area TEXT, status TEXT,
 value TEXT, goal TEXT, unit TEXT, formula TEXT, data TEXT);
CREATE INDEX judgment_subject ON judgment(period, kind, subject, area);
CREATE TABLE judgment_before(id INTEGER PRIMARY KEY, period TEXT, kind TEXT, subject TEXT, area TEXT, status TEXT,
 value TEXT, goal TEXT, unit TEXT, formula TEXT, data TEXT);
CREATE INDEX judgment_before_period ON judgment_before(period);
CREATE TABLE evaluation(period TEXT PRIMARY KEY, digest TEXT, last INTEGER) WITHOUT ROWID;
CREATE TABLE evaluation_source(period TEXT, ledger TEXT, path TEXT, digest TEXT, rows INTEGER,
 PRIMARY KEY(period, ledger, path)) WITHOUT ROWID;
CREATE TABLE judgment_input(judgment INTEGER, seq INTEGER, label TEXT, value TEXT, path TEXT, row INTEGER,
 col INTEGER, raw TEXT, PRIMARY KEY(judgment, seq)) WITHOUT ROWID;
CREATE TABLE ledger_water(record INTEGER PRIMARY KEY, file INTEGER, row INTEGER, period TEXT, area TEXT, enterprise TEXT, intake TEXT, big TEXT);
CREATE INDEX ledger_water_place ON ledger_water(period, area);
INSERT INTO source VALUES(1, 'water', 'ledgers/a-2026H1.csv', '2026H1', NULL, 'UTF-8', 'f00d', 2);
INSERT INTO ledger_water VALUES(1, 1, 3, '2026H1', 'a', '甲一厂', '100', '1');
INSERT INTO judgment VALUES(5, '2025H2', 'indicator', 'intake', 'a', '有数据', '100', NULL, 'm3', 'ΣVi', '{"note":"年报"}');
INSERT INTO judgment VALUES(8, '2026H1', 'indicator', 'intake', 'a', '有数据', '120', NULL, 'm3', 'ΣVi', '{}');
INSERT INTO judgment VALUES(9, '2026H1', 'indicator', 'intake', 'b', '有数据', '7', NULL, 'm3', 'ΣVi', '{}');
INSERT INTO judgment_input VALUES(5, 1, '甲一厂 取水量（m3）', '90', 'ledgers/a-2025H2.csv', 3, 3, NULL);
INSERT INTO judgment_input VALUES(5, 2, '甲二厂 取水量（m3）', '10', 'ledgers/a-2025H2.csv', 4, 3, NULL);
INSERT INTO judgment_input VALUES(8, 1, '甲一厂 取水量（m3）', '100', 'ledgers/a-2026H1.csv', 3, 3, NULL);
INSERT INTO judgment_input VALUES(8, 2, '甲二厂 取水量（m3）', '20', 'ledgers/a-2026H1.csv', 4, 3, '２０');
INSERT INTO judgment_input VALUES(9, 1, '乙一厂 取水量（m3）', '7', 'ledgers/b-2026H1.csv', 3, 3, NULL);
INSERT INTO judgment_before VALUES(3, '2026H1', 'indicator', 'intake', 'a', '有数据', '118', NULL, 'm3', 'ΣVi', '{}');
INSERT INTO judgment_input VALUES(3, 1, '甲一厂 取水量（m3）', '98', 'ledgers/a-2026H1.csv', 3, 3, NULL);
INSERT INTO evaluation VALUES('2025H2', '5f', 0);
INSERT INTO evaluation VALUES('2026H1', 'a6', 5);
INSERT INTO evaluation_source VALUES('2025H2', 'water', 'ledgers/a-2025H2.csv', 'beef', 2);
INSERT INTO evaluation_source VALUES('2026H1', 'water', 'ledgers/a-2026H1.csv', 'f00d', 2);
PRAGMA application_id = 1464159816;
PRAGMA user_version = 4;
