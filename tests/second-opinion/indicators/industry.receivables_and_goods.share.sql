-- Receivables and finished goods in current assets, per cent.
select unit, "B203.202" + "B203.206" as numerator, "B203.201" as denominator, 100 as times
from firms where here
