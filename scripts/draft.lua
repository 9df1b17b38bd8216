--- draft: what a draft sent out for comments (讨论稿、征求意见稿) has at its end: by when comments are wanted, and a form for them.

local english = require "english"
local speech = require "say"

local say = speech.say

local M = {}

local ROWS = 6 -- enough for a first round on one page

--- A page with the request and the form. by: the day by which comments are wanted, or "", for which a blank stands.
function M.comments(by)
   local rows = {}
   for i = 1, ROWS do
      rows[i] = { tostring(i), { doc.space { height = "30pt" } }, "", "" }
   end
   local request = speech.both(function()
      local due = by ~= "" and fmt.due(by) or say { zh = "　　年　　月　　日前", en = "by ________________" } -- a blank for the day
      return doc.p { say {
         zh = "请于{due}将对本稿的书面意见反馈至{issuer}，没有意见的也请回复。",
         en = "Please send written comments on this draft to the {issuer} {due}. Those who have none are also asked to reply.",
         due = due, issuer = english.of(project.issuer.name),
      } }
   end)
   local unit = speech.both(function()
      return doc.p { style = "plain", say { zh = "反馈单位（盖章）：", en = "Commenting unit (seal):" }, doc.fill {},
         say { zh = "联系人和电话：　　　　　　　　", en = "Contact and telephone:" }, say { zh = "", en = "　　　　　　" }, }
   end)
   return {
      doc.pagebreak {}, doc.p { style = "attachment_title", speech.text { zh = "意见反馈表", en = "Form for Comments" } },
      request, unit,
      doc.table {
         columns = { { width = "12mm", align = "center" }, { width = "34mm" }, {}, { width = "46mm" } },
         head = { t { zh = "序号", en = "No." }, t { zh = "条款", en = "Clause" }, t { zh = "修改意见", en = "Proposed change" }, t { zh = "理由", en = "Reason" } },
         rows = rows,
      },
   }
end

return M
