using System.Management.Automation;
using System.Reflection;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>Every parameter that takes a time or a duration says what forms it takes, and takes all of them.</summary>
public sealed class TimeParameterTests : IDisposable
{
    private readonly HostedEngine _engine = new();

    public static TheoryData<Type, string> Parameters
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (Type command in OutputTypes.Commands)
            {
                foreach (PropertyInfo property in OutputTypes.Properties(command).Where(static property => property.IsDefined(typeof(ParameterAttribute)) && IsTime(property.PropertyType)))
                {
                    data.Add(command, property.Name);
                }
            }

            return data;
        }
    }

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(Parameters))]
    public void NonsenseIsRefusedWithTheForms(Type command, string parameter)
    {
        foreach (object value in (object[])["nonsense", "30", 30, "2 fortnights", "\e[31mred", new object[] { "a", "b" }])
        {
            ErrorRecord error = Bind(command, parameter, value).Error("ParameterArgumentTransformationError");
            Assert.Matches(@"is not a (time|duration)\. Use .*30m.*2h.*3d", error.ToString());
            Assert.DoesNotContain('\e', error.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void EveryFormIsTaken(Type command, string parameter)
    {
        bool isMoment = Underlying(Property(command, parameter).PropertyType) == typeof(DateTimeOffset);
        object[] forms = isMoment
            ? ["2026-11-30", "2026-11-30 14:00", "2026-11-30T14:00:00Z", "14:30", "30m", "2h", "3d", "1w", TimeSpan.FromHours(1), DateTime.Now, DateTimeOffset.Now]
            : ["90s", "30m", "2h", "1.5h", "3d", "1w", "01:30:00", "1.02:00:00", TimeSpan.FromHours(1)];
        foreach (object value in forms)
        {
            Assert.DoesNotContain(Bind(command, parameter, value).Errors, static error => error.Exception is ParameterBindingException);
        }
    }

    [Theory]
    [InlineData("90s", "00:01:30")]
    [InlineData("30m", "00:30:00")]
    [InlineData("1.5H", "01:30:00")]
    [InlineData("2d", "2.00:00:00")]
    [InlineData("01:30", "01:30:00")]
    public void ADurationIsWhatItSays(string text, string duration)
    {
        using var workspace = new HostedWorkspace();
        TimeSpan? lease = workspace.Run("$null = Start-MaestroFeature auth-plan -Lease $args[0]; Get-MaestroClaim", text).Single<FeatureClaim>().Lease;
        Assert.Equal(TimeSpan.Parse(duration, System.Globalization.CultureInfo.InvariantCulture), lease);
    }

    [Fact]
    public void HowLongAgoIsCountedFromNow()
    {
        using var workspace = new HostedWorkspace();
        Assert.NotEmpty(workspace.Run("Get-MaestroHistory -Since 2h").NoErrors().Output);
        Assert.NotEmpty(workspace.Run("Get-MaestroHistory -Since ([timespan]::FromHours(2))").NoErrors().Output);
        Assert.Empty(workspace.Run("Get-MaestroHistory -Since (Get-MaestroHistory -First 1).Time.AddMinutes(1)").NoErrors().Output);
        Assert.NotEmpty(workspace.Run("Get-MaestroHistory -Since 1d").NoErrors().Output);
        Assert.NotEmpty(workspace.Run("Get-MaestroHistory -Since 900s").NoErrors().Output);
        Assert.Empty(workspace.Run("Get-MaestroHistory -Since 0s").NoErrors().Output);
    }

    private HostedResult Bind(Type command, string parameter, object value) =>
        _engine.Run("$bound = @{ $args[1] = $args[2]; WorkspacePath = '/none/of/these' }; & $args[0] x @bound", OutputTypes.NameOf(command), parameter, value);

    private static PropertyInfo Property(Type command, string name) => command.GetProperty(name)!;

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsTime(Type type) => Underlying(type) == typeof(TimeSpan) || Underlying(type) == typeof(DateTimeOffset) || Underlying(type) == typeof(DateTime);
}
