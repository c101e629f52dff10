using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Law.Clocks.Features;

/// <summary>A clock that an edition of the law moved.</summary>
/// <param name="ClockId">The clock.</param>
/// <param name="Name">What must be done.</param>
/// <param name="RuleId">Rule that sets its due instant.</param>
/// <param name="SubjectType">e.g. <c>objection</c>.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="CaseNumber">Case it belongs to.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Section">Section.</param>
/// <param name="DueBefore">First late instant before.</param>
/// <param name="DueAfter">First late instant after.</param>
/// <param name="MovedAt">When.</param>
/// <param name="Why">The arithmetic by the new edition.</param>
public sealed record ClockMove(
    Guid ClockId, string Name, string RuleId, string SubjectType, Guid SubjectId, string? CaseNumber, string Branch, string? Section, DateTimeOffset DueBefore,
    DateTimeOffset DueAfter, DateTimeOffset MovedAt, IReadOnlyList<StepLine> Why);

/// <summary>What a change of the law moved.</summary>
internal static class ListMoves
{
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/moves", Handle).WithSummary("Clocks that an edition of the law moved, with the new arithmetic.");

    private static async Task<Ok<Page<ClockMove>>> Handle(
        [Description("Number of the edition.")] int edition, [AsParameters] PageQuery page, Caller caller, ClockReader clocks, CancellationToken cancel)
    {
        var moves =
            from turn in clocks.Turns
            join clock in clocks.Of(caller) on turn.ClockId equals clock.Id
            where turn.Kind == ClockEventKind.Moved && turn.LawEdition == edition
            select new { Turn = turn, Clock = clock };
        if (page.Position(1) is [var last])
        {
            var after = Guid.TryParse(last, out var id) ? id : throw new CursorException();
            moves = moves.Where(move => move.Turn.ClockId > after);
        }

        var rows = await moves.OrderBy(move => move.Turn.ClockId).Take(page.Size + 1).ToListAsync(cancel);
        var lines = rows.ConvertAll(move => new ClockMove(
            move.Clock.Id, move.Clock.Name, move.Clock.RuleId, move.Clock.SubjectType, move.Clock.SubjectId, move.Clock.CaseNumber, move.Clock.Branch, move.Clock.Section,
            move.Turn.DueBefore!.Value, move.Turn.DueAt, move.Turn.At, [.. (move.Turn.Why ?? []).Zip(move.Turn.WhyChinese ?? [], (english, chinese) => new StepLine(english, chinese))]));
        return TypedResults.Ok(Page.Of(lines, page.Size, move => [move.ClockId.ToString()]));
    }
}
