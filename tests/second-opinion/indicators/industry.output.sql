-- Gross output, thousand yuan; shown in hundred millions.
select unit, "B204-1.01" as numerator, 0.00001 as times
from firms where here
