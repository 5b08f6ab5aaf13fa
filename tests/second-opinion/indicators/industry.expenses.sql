-- Selling, administrative, research and financial expense.
select unit, "B203.312" + "B203.313" + "B203.314" + "B203.317" as numerator, 0.00001 as times
from firms where here
